import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

export async function resolve(specifier, context, next) {
  if (specifier.endsWith('?raw')) return { url: new URL(specifier, context.parentURL).href, shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  const file = url.split('?')[0];
  if (url.endsWith('?raw')) {
    const text = await readFile(fileURLToPath(file), 'utf8');
    return { format: 'module', source: `export default ${JSON.stringify(text)}`, shortCircuit: true };
  }
  if (/\.tsx?$/.test(file)) {
    const path = fileURLToPath(file);
    const { code } = await transformWithOxc(await readFile(path, 'utf8'), path, {
      jsx: { runtime: 'automatic', importSource: 'preact' },
    });
    return { format: 'module', source: code, shortCircuit: true };
  }
  return next(url, context);
}
