/** For a kernel with a built-in 9p driver, which mounts its root without an initrd (kernel: filesystems/9p.rst). */
export const mountByKernel =
  "root=host9p rootfstype=9p rw rootflags=trans=virtio,version=9p2000.L,cache=loose,msize=262144";
