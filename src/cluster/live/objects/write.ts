import type { CreateQuery, DeleteQuery, PatchQuery, WriteAnswer, WriteRefusal } from '../../writer.ts';
import type { ApiRequest, Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import type { Failure } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { decodeObject } from './decode.ts';

const CONTENT_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
} satisfies Record<PatchQuery['patch']['kind'], string>;

/** Who the API server says has written. */
const FIELD_MANAGER = 'kubectl-operator';

/** Changes one object, as the field manager `kubectl-operator`. It is asked once, whatever comes of it. */
export async function patchObject(client: Client, query: PatchQuery): Promise<WriteAnswer> {
  const { type, namespace, name, subresource, patch, dryRun, detail = 'whole' } = query;
  const impossible = impossiblePlace({ type, namespace, name });
  if (impossible !== undefined) return refused({ status: 404, reason: 'NotFound', message: impossible });
  const place = { type, namespace, name, ...(subresource === undefined ? {} : { subresource }) };
  return write(
    client,
    { type, detail },
    {
      path: resourcePath(place, { dryRun: dryRun ? 'All' : undefined, fieldManager: FIELD_MANAGER }),
      accept: acceptFor(type, detail, 'object'),
      signal: query.signal,
      send: {
        method: 'PATCH',
        contentType: CONTENT_TYPES[patch.kind],
        text: patchText(patch),
      },
    },
  );
}

/** Makes one object. It is asked once. */
export async function createObject(client: Client, query: CreateQuery): Promise<WriteAnswer> {
  const { type, namespace, body, dryRun } = query;
  const impossible = impossiblePlace({ type, namespace });
  if (impossible !== undefined) return refused({ status: 404, reason: 'NotFound', message: impossible });
  return write(
    client,
    { type, detail: 'whole' },
    {
      path: resourcePath({ type, namespace }, { dryRun: dryRun ? 'All' : undefined, fieldManager: FIELD_MANAGER }),
      accept: acceptFor(type, 'whole', 'object'),
      send: { method: 'POST', contentType: 'application/json', text: JSON.stringify(body) },
    },
  );
}

/** Asks for one object to be deleted, if it still is the one that was looked at (409 where it is not). Asked once. */
export async function deleteObject(client: Client, query: DeleteQuery): Promise<WriteRefusal | undefined> {
  const { type, namespace, name, uid, resourceVersion } = query;
  const impossible = impossiblePlace({ type, namespace, name });
  if (impossible !== undefined) return { status: 404, reason: 'NotFound', message: impossible };
  const preconditions = { uid, ...(resourceVersion === undefined ? {} : { resourceVersion }) };
  const response = await client.askWhole({
    path: resourcePath({ type, namespace, name }),
    accept: 'application/json',
    once: true,
    send: {
      method: 'DELETE',
      contentType: 'application/json',
      text: JSON.stringify({ apiVersion: 'v1', kind: 'DeleteOptions', preconditions }),
    },
  });
  return response.ok ? undefined : refusalOf(response.failure);
}

function patchText(patch: PatchQuery['patch']): string {
  if (patch.kind === 'merge') return JSON.stringify(patch.body);
  return 'text' in patch ? patch.text : JSON.stringify(patch.operations);
}

async function write(
  client: Client,
  { type, detail }: Pick<Required<PatchQuery>, 'type' | 'detail'>,
  request: ApiRequest,
): Promise<WriteAnswer> {
  const response = await client.askWhole({ ...request, once: true });
  if (!response.ok) return refused(refusalOf(response.failure));
  const value = decodeObject(response.value.body, type, detail);
  if (value !== undefined) return { ok: true, value };
  return refused({ status: undefined, reason: '', message: 'the answer is no JSON object' });
}

function refusalOf({ status, statusReason = '', message, retryAfter }: Failure): WriteRefusal {
  return { status, reason: statusReason, message, retryAfter };
}

function refused(refusal: WriteRefusal): WriteAnswer {
  return { ok: false, refusal };
}
