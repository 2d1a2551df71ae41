import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { commit, version } from '../../cli/version.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { gapDocument } from '../../views/gap-document.ts';
import { collectServer, type ServerFacts } from './collect.ts';
import type { ClientVersion, VersionDocument } from './document.ts';
import { versionText } from './text.ts';

/** The flags of `version` as the command line has them. */
export interface VersionFlags {
  /** undefined: the server is not asked; empty: that of the kubeconfig. */
  readonly server: string | undefined;
  readonly output: string;
}

/**
 * Shows versions. This program's is shown even where the server does not answer, as with kubectl: that is exit code 2.
 * 1: it answered in part.
 */
export async function runVersion(flags: VersionFlags, context: CommandContext): Promise<Result<ExitCode>> {
  const asksCluster = flags.server !== undefined || context.global.from !== undefined;
  const facts = asksCluster ? await serverFacts(context) : success<ServerFacts>({ server: undefined, gaps: [] });
  const { server, gaps } = facts.ok ? facts.value : { server: undefined, gaps: [] };
  const unanswered: Gap | undefined = server === undefined ? gaps[0] : undefined;
  const document: VersionDocument = {
    apiVersion: 'kubectl-operator/v1',
    kind: 'Version',
    client: clientVersion(),
    ...(server === undefined ? {} : { server }),
    gaps: gaps.map(gapDocument),
  };
  await context.terminal.write(await draw(document, flags.output, unanswered !== undefined));
  if (!facts.ok) return facts;
  if (unanswered !== undefined) return { ok: false, problem: gapProblem(unanswered) };
  return success(gaps.length > 0 ? 1 : 0);
}

function serverFacts(context: CommandContext): Promise<Result<ServerFacts>> {
  return withCluster(context, 'asking the server …', async ({ reader }) => success(await collectServer(reader)));
}

function clientVersion(): ClientVersion {
  return {
    version: version(),
    commit: commit(),
    node: process.version,
    platform: `${process.platform}/${process.arch}`,
  };
}

/** @param toldElsewhere the gap becomes the error, so that text need not tell it as well */
async function draw(document: VersionDocument, format: string, toldElsewhere: boolean): Promise<string> {
  if (format === 'text') return versionText(toldElsewhere ? { ...document, gaps: [] } : document);
  const { json, yaml } = await import('../../views/serialize.ts');
  return format === 'json' ? json(document) : yaml(document);
}
