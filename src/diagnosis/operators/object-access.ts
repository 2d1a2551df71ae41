import type { AccountName } from '../../objects/account-name.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Operator } from '../../operators/model.ts';
import type { Answers, Query } from '../query.ts';

type AccessQuery = Extract<Query, { readonly kind: 'access' }>;

/** What an operator has to be allowed to take a finalizer off an object. */
const OBJECT_VERBS = ['list', 'watch', 'update', 'patch'] as const;

/** One of them. */
export type ObjectVerb = (typeof OBJECT_VERBS)[number];

/** Whether it is, by verb. */
export type ObjectAccess = { readonly [verb in ObjectVerb]: Answer<Answers['access']> };

/** The ServiceAccount whose name an operator acts under, as far as its workload tells. */
export function accountOf({ namespace, serviceAccount = 'default' }: Operator): AccountName {
  return { namespace, name: serviceAccount };
}

/** Where an operator lists and watches: everywhere, where it is known to watch all namespaces. */
export function listedNamespace({ watches }: Operator, { metadata }: KubeObject): string | undefined {
  return watches.kind === 'all' ? undefined : metadata.namespace;
}

/** Asks for all of them: of the type in a namespace, so that objects alike share the answers. */
export function accessNeeds(operator: Operator, object: KubeObject): { readonly [verb in ObjectVerb]: AccessQuery } {
  const { group, resource } = object.type;
  const all = listedNamespace(operator, object);
  const serviceAccount = accountOf(operator);
  const may = (verb: ObjectVerb, namespace: string | undefined): AccessQuery => ({
    kind: 'access',
    serviceAccount,
    ...{ verb, group, resource, namespace },
    name: undefined,
  });
  const { namespace } = object.metadata;
  return {
    list: may('list', all),
    watch: may('watch', all),
    update: may('update', namespace),
    patch: may('patch', namespace),
  };
}

/** The verbs that are known to be missing. Whoever may update need not patch, and the other way round. */
export function deniedVerbs({ list, watch, update, patch }: ObjectAccess): ObjectVerb[] {
  const isDenied = (found: Answer<Answers['access']>) => found.ok && !found.value.allowed;
  return [
    ...(isDenied(list) ? (['list'] as const) : []),
    ...(isDenied(watch) ? (['watch'] as const) : []),
    ...(isDenied(update) && isDenied(patch) ? (['update'] as const) : []),
  ];
}
