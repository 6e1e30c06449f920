/**
 * A system's start as Buildroot's busybox does it, for a folder to test with: the table of init, the
 * script that runs the others in order, a server with two ports, a watcher of /inbox, and psql on the
 * console.
 */
export const systemScripts: Readonly<Record<string, readonly string[]>> = {
  "etc/inittab": [
    "# /etc/inittab",
    "::sysinit:/bin/mount -t tmpfs tmpfs /run",
    "::sysinit:/bin/mkdir -p /dev/pts /dev/shm /run/postgresql",
    "::sysinit:/bin/mount -t devpts devpts /dev/pts",
    "::sysinit:/bin/mount -t tmpfs tmpfs /dev/shm",
    "::sysinit:/bin/mount -t tmpfs -o mode=1777 tmpfs /tmp",
    "::sysinit:/bin/hostname -F /etc/hostname",
    "::sysinit:/etc/init.d/rcS",
    "console::respawn:/usr/bin/psql -U postgres -h /tmp -p 1521 # GENERIC_SERIAL",
    "::shutdown:/etc/init.d/rcK",
  ],
  "etc/init.d/rcS": [
    "#!/bin/sh",
    'for script in /etc/init.d/S??*; do [ -x "$script" ] && "$script" start; done',
  ],
  "etc/init.d/rcK": ["#!/bin/sh", "su postgres -c 'pg_ctl stop -D /var/lib/pgsql'"],
  "etc/init.d/S40network": ["#!/bin/sh", "ip link set lo up"],
  "etc/init.d/S50postgresql": [
    "#!/bin/sh",
    "export PATH=/usr/bin:/bin:/usr/sbin LANG=C.UTF-8",
    '[ "$1" = start ] || exit 0',
    "chown postgres:postgres /var/lib/pgsql",
    "cd /",
    "[ -f /var/lib/pgsql/PG_VERSION ] ||",
    "    su postgres -c 'initdb -D /var/lib/pgsql -A trust --locale=C.UTF-8 -E UTF8'",
    "su postgres -c \"pg_ctl start -w -D /var/lib/pgsql -l /tmp/server.log -o '-k /tmp'\"",
    "sed 's|/run/postgresql|/tmp|' /etc/pgbouncer/pgbouncer.ini >/tmp/pgbouncer.ini",
    "su postgres -c 'exec pgbouncer -q /tmp/pgbouncer.ini' &",
  ],
  "etc/init.d/S90watcher": ["#!/bin/sh", "/usr/bin/watcher.sh &"],
  "usr/bin/watcher.sh": [
    "#!/bin/sh",
    "mkdir -p /inbox",
    'while sleep 2; do for job in /inbox/*.sh; do [ -e "$job" ] && sh "$job" && rm "$job"; done; done',
  ],
};
