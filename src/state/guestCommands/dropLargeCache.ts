/** Shell command that frees the kernel's file cache if it is larger than `kilobytes`. */
export function dropLargeCache(kilobytes: number): string {
  return (
    "while read -r k v u; do case $k in Cached:) c=$v;; Shmem:) s=$v;; esac; done </proc/meminfo; " +
    `[ $((c - s)) -gt ${kilobytes} ] && { sync; echo 3 > /proc/sys/vm/drop_caches; }`
  );
}
