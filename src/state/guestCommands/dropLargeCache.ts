/** Shell command: frees the kernel's cache of files when it is larger than that many kilobytes. */
export function dropLargeCache(kilobytes: number): string {
  return (
    "while read -r k v u; do case $k in Cached:) c=$v;; Shmem:) s=$v;; esac; done </proc/meminfo; " +
    `[ $((c - s)) -gt ${kilobytes} ] && { sync; echo 3 > /proc/sys/vm/drop_caches; }`
  );
}
