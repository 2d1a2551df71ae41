import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * string-width builds an Intl.Segmenter when it is imported, which costs more than the rest of `--help`. Nearly all
 * text here is ASCII and needs none: one stand-in for all its users measures ASCII itself and loads the real one for
 * the rest.
 */
export const quickStringWidth: Plugin = {
  name: 'quick-string-width',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, (args) => {
      const fromStandIn = args.importer.includes('stand-ins');
      if (fromStandIn || args.kind === 'require-call') return undefined;
      return { path: join(import.meta.dirname, 'stand-ins', 'string-width.ts'), sideEffects: false };
    });
  },
};
