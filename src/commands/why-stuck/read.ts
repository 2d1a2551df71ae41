import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { answerQueries } from '../../collect/answer-queries.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { missingNamespace } from '../../collect/missing-namespace.ts';
import { namedObjects } from '../../collect/named-objects.ts';
import { nothingRead } from '../../collect/nothing-read.ts';
import { terminatingObjects } from '../../collect/stuck-objects.ts';
import { diagnose } from '../../diagnosis/engine.ts';
import { isStuck, type StuckReport } from '../../diagnosis/report.ts';
import { RULES } from '../../diagnosis/rules/index.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type Result, success } from '../../objects/problem.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { WhyStuckRequest } from './request.ts';

/** Reads what is stuck, and all that explains it. */
export async function readStuck(
  request: WhyStuckRequest,
  reader: ClusterReader,
  context: CommandContext,
): Promise<Result<StuckReport>> {
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const found = await findAsked(request, reader, discovery.value, context);
  if (!found.ok) return found;
  const { scope, symptoms, recent, gaps } = found.value;
  const probes = request.probes && reader.source.kind === 'live';
  const ask = answerQueries(reader, discovery.value, { probes, signal: context.signal });
  const { stuckAfter } = request;
  const options = { rules: RULES, now: reader.now(), stuckAfter, probes, signal: context.signal };
  const diagnosis = await diagnose(symptoms, ask, options);
  const unread = [...diagnosis.explanations.values()].flatMap((explanation) => explanation.gaps.map(({ gap }) => gap));
  return success({ diagnosis, scope, recent, stuckAfter, gaps: distinctGaps([...gaps, ...unread]) });
}

interface Asked extends Pick<StuckReport, 'scope' | 'recent'> {
  readonly symptoms: readonly Symptom[];
  readonly gaps: readonly Gap[];
}

async function findAsked(
  { targets, stuckAfter }: WhyStuckRequest,
  reader: ClusterReader,
  discovery: Discovery,
  { global, signal }: CommandContext,
): Promise<Result<Asked>> {
  if (targets.length > 0) {
    const named = await namedObjects(targets, reader, discovery, global.allNamespaces);
    if (!named.ok) return named;
    const symptoms: Symptom[] = [];
    for (const { type, answer } of named.value) {
      if (answer.ok) symptoms.push(symptomOf(answer.value));
      else if (isUnreadable(answer.gap))
        symptoms.push({ kind: 'type-unreadable', type: groupResource(type), message: answer.gap.message });
      else return { ok: false, problem: gapProblem(answer.gap) };
    }
    return success({ scope: { kind: 'objects' }, symptoms, recent: 0, gaps: discovery.gaps });
  }
  const namespace = global.allNamespaces ? undefined : reader.defaultNamespace;
  let recent = 0;
  const wanted = (object: KubeObject): boolean => {
    if (isStuck(object, reader.now(), stuckAfter)) return true;
    recent++;
    return false;
  };
  const swept = await terminatingObjects(reader, discovery, namespace, wanted, signal);
  const nothing = nothingRead(swept, namespace === undefined ? 'the cluster' : `namespace ${namespace}`);
  if (nothing !== undefined && swept.objects.length === 0) return { ok: false, problem: nothing };
  const missing =
    namespace === undefined ? undefined : await missingNamespace(reader, discovery, namespace, swept.seen);
  if (missing !== undefined) return missing;
  const scope = namespace === undefined ? ({ kind: 'cluster' } as const) : ({ kind: 'namespace', namespace } as const);
  const symptoms = [...swept.objects.map(symptomOf), ...swept.gaps.flatMap(unreadableType)];
  return success({ scope, symptoms, recent, gaps: swept.gaps });
}

function symptomOf(object: KubeObject): Symptom {
  return { kind: object.metadata.deletionTime === undefined ? 'live' : 'terminating', object };
}

/**
 * True where the server has the objects and cannot hand them out, as behind a conversion webhook that fails: 500 for one
 * object, 429 "storage is (re)initializing" for a list (k8s.io/apiserver pkg/storage/cacher; seen on 1.37).
 */
function isUnreadable({ reason, message }: Gap): boolean {
  return (reason === 'unavailable' || reason === 'throttled') && /conversion webhook|StorageError/.test(message);
}

/** A list that cannot be read is stuck itself, and may hide what is. */
function unreadableType(gap: Gap): Symptom[] {
  if (gap.subject.kind !== 'list' || !isUnreadable(gap)) return [];
  return [{ kind: 'type-unreadable', type: groupResource(gap.subject.type), message: gap.message }];
}
