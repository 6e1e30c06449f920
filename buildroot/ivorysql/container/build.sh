#!/bin/sh
# Runs in the container: compiles the IvorySQL image's root file system and kernel.
#
# build.sh RELEASE, as in "build.sh 4.4". The Containerfile says where things are. What the lines that
# begin with "workbench:" say is read by detectFailure.ts.
set -eu
umask 022

release=$1
external=$WORKBENCH_EXTERNAL
cache=$WORKBENCH_CACHE
output=$cache/output-$release
result=$cache/result-$release

# The kernel's sources have files whose names differ only by case.
touch "$cache/.case"
if [ -e "$cache/.CASE" ]; then
    echo "workbench: the cache ignores case, compiling in the container's own file system"
    output=/tmp/output
fi
rm -f "$cache/.case"

# The tar of the build's host refuses to be configured by root unless told so.
if [ "$(id -u)" -eq 0 ]; then export FORCE_UNSAFE_CONFIGURE=1; fi
export BR2_DL_DIR="$cache/downloads" BR2_CCACHE_DIR="$cache/ccache"
mkdir -p "$BR2_DL_DIR" "$BR2_CCACHE_DIR"

# Says which lines of a configuration are not so in another. One that is wanted off may be absent.
differences() {
    grep -E '^[A-Za-z0-9_]+=' "$1" | grep -vxFf "$2" || true
    sed -n 's/^# \([A-Za-z0-9_]*\) is not set$/\1/p' "$1" | while read -r symbol; do
        grep "^$symbol=" "$2" || true
    done
}

# Kconfig drops what it does not know without a word: that would be another image than the wanted.
require_options() {
    left=$(differences "$1" "$2" | tr '\n' ' ')
    [ -z "$left" ] && return 0
    echo "workbench: options of $(basename "$1") were not taken: $left"
    exit 1
}

build() {
    make -C "$WORKBENCH_BUILDROOT" O="$output" BR2_EXTERNAL="$external" "$@"
}

# Buildroot does not see that a recipe or an option changed. What the compiler cache holds is kept.
inputs=$(cd "$external" && find Config.in external.* board configs package -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum)
if [ "$(cat "$output/.workbench-inputs" 2>/dev/null)" != "$inputs" ]; then
    echo "workbench: starting with an empty output directory"
    rm -rf "$output"
fi
mkdir -p "$output"
echo "$inputs" >"$output/.workbench-inputs"
rm -rf "$result"

echo "workbench: phase configure"
wanted=$output/workbench_defconfig
{
    cat "$external/configs/ivorysql_v86_defconfig"
    echo "BR2_PACKAGE_IVORYSQL_$(echo "$release" | tr . _)=y"
} >"$wanted"
build BR2_DEFCONFIG="$wanted" defconfig
# Buildroot turns the paths' variables into their values only when it reads them.
require_options "$wanted" "$output/.config"

echo "workbench: phase download"
build source

echo "workbench: phase build"
build
require_options "$external/board/v86.fragment" "$(echo "$output"/build/linux-[0-9]*/.config)"

echo "workbench: phase licences"
build legal-info

echo "workbench: phase result"
growing=$result.growing
rm -rf "$growing"
mkdir -p "$growing"
cp "$output/images/rootfs.tar" "$output/images/bzImage" "$growing/"
cp "$output/.config" "$growing/buildroot.config"
cp "$output"/build/linux-[0-9]*/.config "$growing/linux.config"
cp -R "$output/legal-info/manifest.csv" "$output/legal-info/licenses" "$growing/"
cp "$WORKBENCH_FIRMWARE"/* "$growing/"
mv "$growing" "$result"
echo "workbench: done"
