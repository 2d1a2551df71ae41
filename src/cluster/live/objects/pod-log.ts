import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { LogQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import { gapOf } from './gaps.ts';

const PODS = { group: '', version: 'v1', resource: 'pods', namespaced: true };

/** Reads a container's log as text. */
export async function readPodLog(client: Client, query: LogQuery): Promise<Answer<string>> {
  const { namespace, pod, container, previous, tailLines, timestamps } = query;
  const subject: GapSubject = { kind: 'log', namespace, pod, container };
  const impossible = impossiblePlace({ type: PODS, namespace, name: pod });
  if (impossible !== undefined) return gapAnswer({ subject, reason: 'invalid', message: impossible });
  const path = resourcePath(
    { type: PODS, namespace, name: pod, subresource: 'log' },
    {
      container,
      previous: previous ? 'true' : undefined,
      tailLines: tailLines?.toString(),
      timestamps: timestamps === true ? 'true' : undefined,
    },
  );
  const response = await client.askWhole({ path, accept: 'application/json, */*' });
  if (!response.ok) {
    const permission = { verb: 'get', group: '', resource: 'pods/log', namespace, name: pod };
    return gapAnswer(gapOf(response.failure, subject, permission));
  }
  return answer(response.value.body.toString());
}
