import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const ONLY_IN_DEVELOPMENT = "process.env['DEV'] === 'true'";

/**
 * ink and yoga-layout use top-level await, which a script cannot: ink for its development tools, which go; yoga-layout
 * to start its WebAssembly. A live view (a .tsx file, always imported dynamically) is therefore wrapped in a module
 * with a `then` of its own: import() waits for that, and it waits for yoga before it hands over the view.
 */
export const inkWithoutAwait: Plugin = {
  name: 'ink-without-await',
  setup(build) {
    build.onResolve({ filter: /^yoga-layout$/ }, () => ({ path: join(import.meta.dirname, 'yoga.ts') }));
    build.onLoad({ filter: /ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(ONLY_IN_DEVELOPMENT))
        throw new Error(`${path} has changed: where are its development tools?`);
      return { contents: source.replaceAll(ONLY_IN_DEVELOPMENT, 'false'), loader: 'js' };
    });
    // Paths of this namespace come into names of scripts, so they start at the root.
    build.onResolve({ filter: /\.tsx$/ }, ({ kind, path, resolveDir, namespace }) =>
      kind === 'dynamic-import' && namespace === 'file'
        ? { path: relative(root, join(resolveDir, path)), namespace: 'after-yoga', pluginData: join(resolveDir, path) }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'after-yoga' }, ({ pluginData: view }: { pluginData: string }) => ({
      contents: `
        import { startYoga } from ${JSON.stringify(join(import.meta.dirname, 'yoga.ts'))};
        export const then = (resolve, reject) =>
          startYoga().then(() => import(${JSON.stringify(view)})).then(resolve, reject);`,
      resolveDir: dirname(view),
      loader: 'js',
    }));
  },
};
