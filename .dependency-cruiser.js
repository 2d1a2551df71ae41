/**
 * The walls of the house, and the one place that states them: collect → judge → draw.
 * Domain code is pure; views draw domain types; only commands and cli know all sides.
 */
const DOMAIN = '^src/(ownership|knowledge|metrics|operators|diagnosis|history|queues|versions|migration)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'objects-know-nobody',
      comment: 'objects/ is what everything stands on.',
      severity: 'error',
      from: { path: '^src/objects/' },
      to: { path: '^src/', pathNot: '^src/objects/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'A judge sees objects and other judges; it neither reads a cluster nor draws nor knows of commands.',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: '^src/(cluster|collect|act|views|commands|cli)/' },
    },
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?path$' },
    },
    {
      name: 'knowledge-knows-objects-alone',
      comment: 'What is known about the world, as data and the few lines that look it up.',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^src/', pathNot: '^src/(knowledge|objects)/' },
    },
    {
      name: 'metrics-know-objects-alone',
      comment: 'What a metrics page says, whoever serves it and whatever it means.',
      severity: 'error',
      from: { path: '^src/metrics/' },
      to: { path: '^src/', pathNot: '^src/(metrics|objects)/' },
    },
    {
      name: 'store-knows-history-alone',
      comment: 'A file that histories are kept in: it neither reads clusters nor knows who records and who tells.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/', pathNot: '^src/(store|objects|history)/' },
    },
    {
      name: 'few-know-the-store',
      comment: 'Who records, who tells, and the commands that say which file.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store|act/record|collect/history|commands/(record|conditions))/' },
      to: { path: '^src/store/' },
    },
    {
      name: 'operators-know-no-diagnosis',
      severity: 'error',
      from: { path: '^src/(operators|ownership)/' },
      to: { path: '^src/diagnosis/' },
    },
    {
      name: 'collectors-read-only',
      comment:
        'Reading that several commands share: it knows readers and what judges want, and neither judges nor draws.',
      severity: 'error',
      from: { path: '^src/collect/' },
      to: { path: '^src/(act|views|commands|cli|cluster/(live|capture))/' },
    },
    {
      name: 'actors-neither-judge-nor-draw',
      comment: 'Writing to clusters and files: it knows readers, writers and what judges decided.',
      severity: 'error',
      from: { path: '^src/act/' },
      to: { path: '^src/(views|commands|cli|cluster/(live|capture))/' },
    },
    {
      name: 'views-draw-only',
      severity: 'error',
      from: { path: '^src/views/' },
      to: { path: '^src/(cluster|collect|act|commands|cli)/' },
    },
    {
      name: 'cluster-is-below',
      comment: 'A reader knows objects alone: neither what is judged from them nor how it is drawn.',
      severity: 'error',
      from: { path: '^src/cluster/' },
      to: { path: '^src/', pathNot: '^src/(cluster|objects)/' },
    },
    {
      name: 'live-and-capture-are-strangers',
      severity: 'error',
      from: { path: '^src/cluster/(live|capture)/' },
      to: { path: '^src/cluster/(live|capture)/', pathNot: '^src/cluster/$1/' },
    },
    {
      name: 'only-open-reader-chooses-a-reader',
      comment: 'Everything else takes a ClusterReader and cannot tell live from captured.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(cluster/(live|capture)/|cli/open-reader\\.ts$|cli/complete/kubeconfig-names\\.ts$|commands/capture/)|\\.test\\.tsx?$',
      },
      to: { path: '^src/cluster/(live|capture)/' },
    },
    {
      name: 'cli-knows-no-command',
      comment: 'Commands are given to it.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/commands/' },
    },
    {
      name: 'only-parse-knows-yargs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/parse\\.ts$' },
      to: { path: 'node_modules/yargs/' },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^test/|\\.test\\.tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
