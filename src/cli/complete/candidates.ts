import type { ArgumentKind, Command, CommandContext, FlagSpec } from '../command.ts';
import { COMMON_FLAGS, CONNECTION_FLAGS } from '../flags/global.ts';
import { namespaces, objectNames, types } from './from-cluster.ts';
import { kubeconfigNames } from './kubeconfig-names.ts';
import type { Question } from './question.ts';

/** What may stand there, and what else the shell may offer. */
export interface Candidates {
  /** Each may be followed by a tab and a description. */
  readonly words: readonly string[];
  /** Whether names of files may stand there as well. */
  readonly files: boolean;
}

const NONE: Candidates = { words: [], files: false };
const FILES: Candidates = { words: [], files: true };

/** Finds what a question may be answered with; may ask the cluster. Not yet cut down to the prefix. */
export async function candidatesFor(
  question: Question,
  commands: readonly Command[],
  context: CommandContext,
): Promise<Candidates> {
  switch (question.kind) {
    case 'nothing':
      return NONE;
    case 'command':
      return only(commands.filter(({ hidden }) => hidden !== true).map(({ name, summary }) => `${name}\t${summary}`));
    case 'flag':
      return only(flagWords(question.flags, question.prefix));
    case 'value':
      return valueCandidates(question.name, question.spec, { ...context, global: question.global });
    case 'argument':
      return argumentCandidates(question.argument, question.before, question.prefix, {
        ...context,
        global: question.global,
      });
  }
}

/** Long flags; where only a dash is typed those that have one letter come first. */
function flagWords(flags: Readonly<Record<string, FlagSpec>>, prefix: string): string[] {
  const shown = Object.entries({ ...flags, help: HELP }).filter(([, { hidden }]) => hidden !== true);
  const short = shown.flatMap(([, { alias, describe }]) => (alias === undefined ? [] : [`-${alias}\t${describe}`]));
  const long = shown.map(([name, { describe }]) => `--${name}\t${describe}`);
  return prefix === '-' ? [...short, ...long] : long;
}

const HELP: FlagSpec = { type: 'boolean', alias: 'h', describe: 'Show this help' };

async function valueCandidates(name: string, spec: FlagSpec, context: CommandContext): Promise<Candidates> {
  if (spec.choices !== undefined) return only(spec.choices);
  if (spec === COMMON_FLAGS.namespace) return only(await namespaces(context));
  if (spec === CONNECTION_FLAGS.context) return only(kubeconfigNames('contexts', context));
  if (spec === CONNECTION_FLAGS.cluster) return only(kubeconfigNames('clusters', context));
  if (spec === CONNECTION_FLAGS.user) return only(kubeconfigNames('users', context));
  if (name.endsWith('types')) return only(await types(context));
  return spec.placeholder?.startsWith('FILE') ? FILES : NONE;
}

async function argumentCandidates(
  argument: ArgumentKind,
  before: readonly string[],
  prefix: string,
  context: CommandContext,
): Promise<Candidates> {
  if (typeof argument !== 'string') return only(argument);
  if (argument === 'file') return FILES;
  if (argument === 'type') return only(await types(context));
  const [first] = before;
  if (first !== undefined && !first.includes('/')) return only(await objectNames(first, context));
  const [type = '', ...rest] = prefix.split('/');
  if (rest.length === 0) return only(await types(context));
  return only((await objectNames(type, context)).map((name) => `${type}/${name}`));
}

function only(words: readonly string[]): Candidates {
  return { words, files: false };
}
