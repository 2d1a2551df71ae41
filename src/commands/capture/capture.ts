import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { openReader } from '../../cli/open-reader.ts';
import { bytesText } from '../../cluster/capture/files/limits.ts';
import { type ArchiveWriter, createArchiveWriter } from '../../cluster/capture/write/archive-writer.ts';
import { type CapturePlan, captureCluster } from '../../cluster/capture/write/capture-cluster.ts';
import { cannotWrite, type OutputFile, openOutputFile } from '../../cluster/capture/write/output-file.ts';
import type { CaptureTally } from '../../cluster/capture/write/tally.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { ScrapeRecord } from '../../cluster/scrape-record.ts';
import { type ScrapeCredentials, tokenSource } from '../../collect/queues/endpoint-token.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import { type CredentialFlags, credentialsOf } from '../queue/credentials.ts';
import { lookInterval } from '../queue/interval.ts';
import { selectTypes } from './select-types.ts';
import { progressText, summaryLines } from './summary.ts';

/** The flags of `capture` as the command line has them. */
export interface CaptureFlags extends CredentialFlags {
  readonly types: readonly string[];
  readonly logs: boolean;
  readonly 'log-lines': number;
  readonly metrics: boolean;
  readonly interval: string;
  readonly force: boolean;
}

const STDOUT = '-';

/** Writes a capture. Exit code 1 where something that was asked for could not be read. */
export async function runCapture(
  args: readonly string[],
  flags: CaptureFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const [file, ...names] = args;
  if (file === undefined) {
    return failure('no file is named', 'Name one: kubectl operator capture FILE.tar.gz; - is standard output.');
  }
  if (file === STDOUT && context.terminal.interactive) {
    return failure('an archive is nothing for a terminal', 'Name a file, or pipe the output into something.');
  }
  const looks = looksOf(flags);
  if (!looks.ok) return looks;
  const reader = await openReader(context);
  if (!reader.ok) return reader;
  try {
    const discovery = await reader.value.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const types = selectTypes([...names, ...flags.types], discovery.value);
    if (!types.ok) return types;
    const namespace = context.global.allNamespaces ? undefined : reader.value.defaultNamespace;
    const plan: CapturePlan = {
      types: types.value,
      namespace,
      logLines: flags.logs ? flags['log-lines'] : undefined,
      scrape: looks.value && scraper(looks.value, namespace, reader.value, discovery.value, context.signal),
    };
    const output = await openOutput(file, flags.force, context);
    if (!output.ok) return output;
    return await write(file, output.value, plan, reader.value, discovery.value, context);
  } finally {
    await reader.value.close();
  }
}

/** How metrics are to be looked at; undefined: not at all. */
interface Looks {
  readonly interval: number;
  readonly credentials: ScrapeCredentials;
}

function looksOf(flags: CaptureFlags): Result<Looks | undefined> {
  if (!flags.metrics) return success(undefined);
  const interval = lookInterval(flags.interval);
  if (!interval.ok) return interval;
  const credentials = credentialsOf(flags);
  return credentials.ok ? success({ interval: interval.value, credentials: credentials.value }) : credentials;
}

function scraper(
  { interval, credentials }: Looks,
  namespace: string | undefined,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): () => Promise<readonly ScrapeRecord[]> {
  const tokens = tokenSource(reader, credentials);
  return async () => {
    const { recordPages } = await import('../../collect/queues/record-pages.ts');
    return recordPages(reader, discovery, { namespace, tokens, interval, signal });
  };
}

async function write(
  file: string,
  output: OutputFile,
  plan: CapturePlan,
  reader: ClusterReader,
  discovery: Discovery,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const { terminal, signal } = context;
  const tally: CaptureTally = { objects: 0, logs: 0, pages: 0, types: 0, gaps: [] };
  const archive = createArchiveWriter(output.stream, {
    root: `capture-${new Date(reader.now()).toISOString().replaceAll(/[:.]/g, '-')}`,
    time: reader.now(),
    keepOpen: file === STDOUT,
  });
  const done = terminal.progress(() => progressText(tally, plan.types.length));
  const broken = await writeAll(archive, () => captureCluster(reader, discovery, plan, archive, tally, signal));
  done();
  const [first] = tally.gaps;
  if (broken !== undefined || signal.aborted || (tally.types === 0 && first !== undefined)) {
    archive.abort();
    await output.discard();
    if (broken !== undefined) return file === STDOUT ? brokenStdout(broken) : cannotWrite(file, broken);
    return first === undefined || signal.aborted ? failure('interrupted') : { ok: false, problem: gapProblem(first) };
  }
  const committed = await output.commit();
  if (!committed.ok) return committed;
  const gaps = [...discovery.gaps, ...tally.gaps];
  const scope = plan.namespace === undefined ? 'all namespaces' : `namespace ${plan.namespace}`;
  const lines = summaryLines(file, bytesText(archive.bytes), scope, tally, gaps).map(sanitize);
  if (file === STDOUT) lines.forEach(terminal.warn);
  else await terminal.write(`${lines.join('\n')}\n`);
  return success(gaps.length > 0 ? 1 : 0);
}

/** Writes an archive to its end; answers the error that kept it from that. */
async function writeAll(archive: ArchiveWriter, capture: () => Promise<void>): Promise<unknown> {
  try {
    await capture();
    await archive.finish();
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * Where standard output broke: whoever reads a pipe may close it, which ends the command quietly; anything else is told
 * where all output of the process is watched (src/cli/terminal.ts).
 */
function brokenStdout(error: unknown): Result<ExitCode> {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return success(error.code === 'EPIPE' ? 0 : 2);
}

async function openOutput(file: string, force: boolean, { terminal }: CommandContext): Promise<Result<OutputFile>> {
  if (file !== STDOUT) return openOutputFile(file, force);
  return success({ stream: terminal.stdout, commit: async () => success(undefined), discard: async () => {} });
}
