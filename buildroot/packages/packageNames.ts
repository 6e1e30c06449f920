/** The last release of Debian with a kernel for i386 processors. */
export const release = "bookworm";
export const architecture = "i386";

/** Metapackage of the kernel, whose package has the version in its name. */
export const kernelMetaPackage = "linux-image-686";
export const kernelPackagePrefix = "linux-image-6";

/**
 * The guest's packages: the server, its programs, and the libraries that they load.
 *
 * apt's own closure of postgresql-15 also holds Perl, LLVM and a whole Debian system. The guest
 * needs none of them, so the packages are listed here; rootfs/libraryClosure.ts checks the programs'
 * dynamic sections for missing libraries.
 */
export const packageNames: readonly string[] = [
  kernelMetaPackage,
  "busybox-static",
  "pgbouncer",
  "postgresql-15",
  "postgresql-15-orafce",
  "postgresql-client-15",
  "seabios",
  "tzdata",
  // Only for the licence of libgcc-s1 and libstdc++6.
  "gcc-12-base",
  // The C library; libc-bin has the locale C.UTF-8.
  "libc-bin",
  "libc6",
  "libgcc-s1",
  "libstdc++6",
  // Libraries, in the order of their names.
  "libaudit1",
  "libbsd0",
  "libc-ares2",
  "libcap-ng0",
  "libcap2",
  "libcom-err2",
  "libcrypt1",
  "libevent-2.1-7",
  "libffi8",
  "libgcrypt20",
  "libgmp10",
  "libgnutls30",
  "libgpg-error0",
  "libgssapi-krb5-2",
  "libhogweed6",
  "libicu72",
  "libidn2-0",
  "libk5crypto3",
  "libkeyutils1",
  "libkrb5-3",
  "libkrb5support0",
  "libldap-2.5-0",
  "liblz4-1",
  "liblzma5",
  "libmd0",
  "libnettle8",
  "libp11-kit0",
  "libpam0g",
  "libpcre2-8-0",
  "libpq5",
  "libreadline8",
  "libsasl2-2",
  "libselinux1",
  "libssl3",
  "libsystemd0",
  "libtasn1-6",
  "libtinfo6",
  "libunistring2",
  "libuuid1",
  "libxml2",
  "libxslt1.1",
  "libzstd1",
  "zlib1g",
];
