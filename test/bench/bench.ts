/** `npm run bench -- NAME`: runs one benchmark and prints its figures beside their floor. Never part of the tests. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  'start-up': () => import('./start-up.ts'),
  tree: () => import('./tree.ts'),
  migrate: () => import('./migrate.ts'),
  'why-stuck': () => import('./why-stuck.ts'),
  record: () => import('./record.ts'),
  'metrics-page': () => import('./metrics-page.ts'),
};

const [name = ''] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 2;
} else {
  await (await load()).run();
}
