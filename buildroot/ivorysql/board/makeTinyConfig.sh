#!/bin/sh
# Writes tiny.config anew from an unpacked Linux: makeTinyConfig.sh DIR
set -eu

kernel=${1:?the directory of an unpacked Linux is missing}
board=$(cd "$(dirname "$0")" && pwd)
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT

make -s -C "$kernel" ARCH=i386 O="$output" tinyconfig savedefconfig
version=$(make -s -C "$kernel" kernelversion | cut -d. -f1,2)
{
    cat <<END
# What "make ARCH=i386 tinyconfig savedefconfig" of Linux $version says, unchanged: nearly everything
# off. v86.fragment is merged into it. makeTinyConfig.sh writes it anew for another kernel.
END
    cat "$output/defconfig"
} >"$board/tiny.config"
