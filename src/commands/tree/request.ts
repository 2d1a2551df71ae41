import { parseTargets } from '../../cli/targets.ts';
import type { Target } from '../../collect/named-objects.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { TREE_FORMATS, type TreeFormat } from '../../views/tree/formats.ts';

/** The flags of `tree` as the command line has them. */
export interface TreeFlags {
  readonly filename: string | undefined;
  readonly up: boolean;
  readonly all: boolean;
  readonly depth: number | undefined;
  readonly links: boolean;
  readonly types: readonly string[];
  readonly 'exclude-types': readonly string[];
  readonly selector: string | undefined;
  readonly conditions: boolean;
  readonly output: string;
  readonly watch: boolean;
}

/** What is to be drawn, once the command line is understood. */
export interface TreeRequest {
  readonly targets: readonly Target[];
  readonly file: string | undefined;
  readonly direction: 'down' | 'up' | 'all';
  readonly depth: number | undefined;
  readonly links: boolean;
  readonly types: readonly string[];
  readonly excludeTypes: readonly string[];
  readonly selector: string | undefined;
  readonly conditions: boolean;
  readonly output: TreeFormat;
  readonly watch: boolean;
}

const USAGE = 'Name an object: kubectl operator tree TYPE NAME, TYPE/NAME, or -f FILE.';

/** Understands arguments and flags, or says what is wrong with them. */
export function treeRequest(args: readonly string[], flags: TreeFlags): Result<TreeRequest> {
  const targets = parseTargets(args, USAGE);
  if (!targets.ok) return targets;
  if (targets.value.length === 0 && flags.filename === undefined) return failure('no object is named', USAGE);
  if (targets.value.length > 0 && flags.filename !== undefined)
    return failure('an object is named both by argument and by -f', 'Give one of them.');
  if (flags.up && flags.all) return failure('--up and --all exclude each other', '--all shows owners and dependents.');
  const output = TREE_FORMATS.find((format) => format === flags.output) ?? 'text';
  if (flags.watch && output !== 'text' && output !== 'wide')
    return failure(`--watch cannot draw -o ${output}`, 'It draws text and wide.');
  return success({
    targets: targets.value,
    file: flags.filename,
    direction: flags.all ? 'all' : flags.up ? 'up' : 'down',
    depth: flags.depth,
    links: flags.links,
    types: flags.types,
    excludeTypes: flags['exclude-types'],
    selector: flags.selector,
    conditions: flags.conditions,
    output,
    watch: flags.watch,
  });
}
