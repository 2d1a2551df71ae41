import { type Result, success } from '../../objects/problem.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { type Question, questionOf } from './question.ts';

/** Nobody waits longer for a completion, in milliseconds. */
const MOST_TIME = 1500;
/** cobra's ShellCompDirectiveDefault (files are offered where there is no candidate) and NoFileComp. */
const DIRECTIVE = { files: 0, noFiles: 4 };

/** Prints the candidates. Whatever goes wrong completes nothing and prints nothing: somebody is typing. */
export async function runComplete(
  words: readonly string[],
  commands: readonly Command[],
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const question = questionOf(words, commands);
  let late = false;
  const found = await within(MOST_TIME, context.signal, (signal) => {
    signal.addEventListener('abort', () => {
      late = true;
    });
    return candidatesFor(hurried(question), commands, { ...context, signal, environment: quiet(context) });
  });
  const directive = found.files ? DIRECTIVE.files : DIRECTIVE.noFiles;
  const shown = found.words.filter((word) => word.startsWith(question.prefix) && isWord(word)).sort();
  await context.terminal.write(`${[...shown, `:${directive}`].join('\n')}\n`);
  // A credential plugin that hangs, or a name that does not resolve, would keep the shell waiting.
  if (late) process.exit(0);
  return success(0);
}

/** Without trace and questions to the user, who is typing already. */
function quiet({ environment }: CommandContext): CommandContext['environment'] {
  return { ...environment, interactive: false, trace: () => {} };
}

/** The same question with little time for each request. */
function hurried(question: Question): Question {
  if (!('global' in question)) return question;
  const { connection } = question.global;
  const requestTimeout = Math.min(connection.requestTimeout || MOST_TIME, MOST_TIME);
  return { ...question, global: { ...question.global, connection: { ...connection, requestTimeout } } };
}

/** An answer in time, or none. */
async function within(
  milliseconds: number,
  interrupt: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Candidates>,
): Promise<Candidates> {
  const over = new AbortController();
  const none: Candidates = { words: [], files: false };
  const late = new Promise<Candidates>((resolve) => {
    over.signal.addEventListener('abort', () => resolve(none), { once: true });
  });
  const end = () => over.abort();
  const timer = setTimeout(end, milliseconds);
  interrupt.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([ask(over.signal), late]);
  } finally {
    clearTimeout(timer);
    interrupt.removeEventListener('abort', end);
  }
}

/** Whether a candidate can be a word of a shell: names from a hostile cluster may hold anything. */
function isWord(candidate: string): boolean {
  const [word = ''] = candidate.split('\t');
  return /^[\w./:@%+=,-]+$/.test(word) && sanitize(candidate.replace('\t', ' ')) === candidate.replace('\t', ' ');
}
