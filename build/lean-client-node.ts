import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const standIn = (file: string) => join(import.meta.dirname, 'stand-ins', file);

/**
 * What @kubernetes/client-node imports and KubeConfig does not need for credentials: a generated API client of 3 MB,
 * an HTTP client, and packages that only one way of authenticating uses. Each gets a stand-in that refuses or that
 * loads the real one when it is called.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  './gen/index.js': 'generated-api.ts',
  undici: 'undici.ts',
  'openid-client': 'openid-client.ts',
  'jsonpath-plus': 'jsonpath-plus.ts',
  socks: 'proxy-agents.ts',
  'socks-proxy-agent': 'proxy-agents.ts',
  hpagent: 'proxy-agents.ts',
};

/**
 * Marks client-node and yargs, of which only the parser is used, as free of side effects (their package.json does not,
 * so that all they import would stay), and puts client-node's stand-ins in.
 */
export const leanClientNode: Plugin = {
  name: 'lean-client-node',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async (args) => {
      if (args.pluginData === 'resolved') return undefined;
      const inside = /node_modules[\\/]@kubernetes[\\/]client-node/.test(args.importer);
      const ofYargs = /node_modules[\\/]yargs[\\/]/.test(args.importer) || args.path === 'yargs/helpers';
      if (!inside && !ofYargs && !args.path.startsWith('@kubernetes/client-node')) return undefined;
      const replacement = inside ? STAND_INS[args.path] : undefined;
      if (replacement !== undefined) return { path: standIn(replacement), sideEffects: false };
      const { importer, resolveDir, kind, with: attributes } = args;
      const resolved = await build.resolve(args.path, {
        importer,
        resolveDir,
        kind,
        with: attributes,
        pluginData: 'resolved',
      });
      return { ...resolved, sideEffects: false };
    });
  },
};
