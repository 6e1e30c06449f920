import type { TreeEntry } from "../tree/fileTree.ts";

/**
 * Files of packages that the guest never reads. Licences are collected elsewhere, and the machine
 * gets the kernel and its modules directly.
 */
const unneeded: readonly RegExp[] = [
  /^boot\//,
  /^usr\/lib\/modules\//,
  /^usr\/share\/(?:bug|doc|doc-base|info|lintian|locale|man|perl5|postgresql-common|seabios)\//,
  /^usr\/share\/postgresql\/\d+\/man\//,
  /^usr\/share\/zoneinfo\/(?:posix|right)\//,
  /^usr\/lib\/(?:systemd|tmpfiles\.d|sysusers\.d|udev|init|debug)\//,
  // The list of conversions of iconv(3), which neither server nor psql uses.
  /^usr\/lib\/i386-linux-gnu\/gconv\//,
  // The just-in-time compiler is off: it needs LLVM, which is larger than everything else.
  /^usr\/lib\/postgresql\/\d+\/lib\/bitcode\//,
  /^usr\/lib\/postgresql\/\d+\/lib\/llvmjit/,
  /^etc\/(?:init\.d|default|logrotate\.d|systemd|pam\.d|security|ld\.so\.conf\.d|apparmor\.d)\//,
  /^etc\/(?:postgresql|postgresql-common|pgbouncer|kernel)\//,
];

export function isNeededInGuest(entry: TreeEntry): boolean {
  const path = entry.kind === "directory" ? `${entry.path}/` : entry.path;
  return !unneeded.some((pattern) => pattern.test(path));
}
