import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { parseTargets } from '../../cli/targets.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { objectsByName } from '../../collect/named-objects.ts';
import { type ScrapeCredentials, tokenSource } from '../../collect/queues/endpoint-token.ts';
import { readObjectFacts } from '../../collect/queues/object.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { nearest } from '../../objects/nearest.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import { judgeObject } from '../../queues/object/judge-object.ts';
import { isInTrouble } from '../../queues/object/trouble.ts';
import type { QueueFormat } from '../../views/queues/formats.ts';
import type { LooksAgain } from './request.ts';

/** Objects that are asked for, as arguments. */
export interface ObjectsRequest {
  readonly args: readonly string[];
  readonly credentials: ScrapeCredentials;
  readonly format: QueueFormat;
  /** The flag that asks for more than one look, where one was given. */
  readonly looksAgain: LooksAgain | undefined;
}

const USAGE = 'Name an object: kubectl operator queue TYPE/NAME or TYPE NAME.';

/**
 * Tells of objects how attempts at them go: 1 where one is in trouble; 2 where of none anything is known, and what
 * could not be read hides it.
 * @returns undefined where `A/B` is no TYPE/NAME, as there is no such type: it can be NAMESPACE/OPERATOR
 */
export function runObjects(
  { args, credentials, format, looksAgain }: ObjectsRequest,
  context: CommandContext,
): Promise<Result<ExitCode | undefined>> {
  const { signal, global, terminal } = context;
  return withCluster(
    context,
    'looking for what works on it …',
    async ({ reader }, done): Promise<Result<ExitCode | undefined>> => {
      const targets = parseTargets(args, USAGE);
      if (!targets.ok) return targets;
      const discovery = await reader.discover();
      if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
      const [only, ...more] = targets.value;
      const isNoType = only !== undefined && more.length === 0 && !resolveType(only.type, discovery.value, nearest).ok;
      if (isNoType && args.length === 1) return success(undefined);
      if (looksAgain !== undefined)
        return failure(`${looksAgain} does not go with TYPE/NAME`, 'An object is looked at once: leave it out.');
      const objects = await objectsByName(targets.value, reader, discovery.value, global.allNamespaces);
      if (!objects.ok) return objects;
      const options = { tokens: tokenSource(reader, credentials), signal };
      const found = [];
      for (const object of objects.value) found.push(await readObjectFacts(object, reader, discovery.value, options));
      done();
      if (signal.aborted) return success(2);
      const queues = found.map(({ facts, operator, gaps: unread }) => ({
        queue: judgeObject(facts),
        operator,
        isHidden: operator === undefined && unread.some(hidesOperators),
      }));
      const gaps = distinctGaps(found.flatMap((one) => one.gaps));
      const { drawObjects } = await import('../../views/queues/draw-objects.ts');
      const { width, color } = terminal;
      await terminal.write(drawObjects(queues, gaps, reader.now(), { format, width, color }));
      if (queues.some(({ queue }) => isInTrouble(queue))) return success(1);
      const isHidden = found.every(
        ({ facts }, at) => facts.logs.length === 0 && queues[at]?.queue.quiet?.isKnown === false,
      );
      return success(isHidden && gaps.length > 0 ? 2 : 0);
    },
  );
}
