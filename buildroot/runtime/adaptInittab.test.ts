import { expect, test } from "vitest";
import { adaptInittab } from "./adaptInittab.ts";

const sessions = `
# The workbench's sessions.
ttyS0::respawn:/usr/lib/workbench/console-shell
ttyS1::respawn:/usr/lib/workbench/psql-session ttyS1 1521 postgres
ttyS2::respawn:/usr/lib/workbench/psql-session ttyS2 5432 postgres
ttyS3::respawn:/usr/lib/workbench/psql-session ttyS3 5432 root
::once:/usr/lib/workbench/report-ports
`;

test.each([
  "console::respawn:/sbin/getty -L  console 0 vt100 # GENERIC_SERIAL",
  "ttyS0::respawn:/bin/login -f root",
  "ttyS1::askfirst:-/bin/sh",
  "::respawn:/sbin/getty -L ttyS0 115200 vt100",
  "::respawn:/sbin/getty /dev/ttyS0",
])("replaces the line %s with the sessions", (line) => {
  const before = "::sysinit:/etc/init.d/rcS";
  expect(adaptInittab(`${before}\n${line}\n`)).toBe(`${before}\n${sessions}`);
});

test.each([
  "::sysinit:/bin/echo started >/dev/console",
  "# ttyS0::respawn:/sbin/getty -L ttyS0",
  "tty1::respawn:/sbin/getty 38400 tty1",
  "::respawn:/usr/sbin/crond -f",
  "::shutdown:/etc/init.d/rcK",
])("keeps the line %s", (line) => {
  expect(adaptInittab(`${line}\r\n`)).toBe(`${line}\n${sessions}`);
});
