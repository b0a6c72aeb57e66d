/** Where tests and demonstration leave what a person may want to look at. Git ignores it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function outFolder(name) {
  const folder = join(fileURLToPath(new URL('../../.out', import.meta.url)), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
