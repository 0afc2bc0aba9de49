#!/usr/bin/env node
// Ends well while the process in this container is ready: `node bin/ready.mjs [port]`.
const port = process.argv[2] ?? '9464';
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/readyz`);
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
