import type { ApplyInput } from '../../control-plane/apply.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { addNode, type FakeNode } from '../../control-plane/nodes.ts';
import { waitFor } from '../../control-plane/wait.ts';
import type { Keeper } from '../../operators/keeper/controls.ts';
import { type CustomType, customType } from '../../operators/keeper/custom-type.ts';
import type { KeeperSpec } from '../../operators/keeper/flags.ts';
import { startKeeper } from '../../operators/keeper/keeper.ts';
import { type RunningRedisOperator, startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { type Cleanup, createCleanup } from './cleanup.ts';
import { identities } from './objects.ts';
import { type ScenarioWebhook, startScenarioWebhook, type WebhookSpec } from './webhook.ts';

/** What a scenario breaks things with. All that is made with it goes when the scenario is over. */
export interface Tools {
  readonly plane: ControlPlane;
  /** The scenario's own namespace, named like the scenario. */
  readonly namespace: string;
  /** Makes another namespace: the scenario's name, a dash and the suffix. Answers its name. */
  createNamespace(suffix: string): Promise<string>;
  /** Applies YAML text or objects; namespaced ones have to name their namespace. */
  apply(input: ApplyInput): Promise<void>;
  /** kubectl as the administrator, which has to succeed; answers its standard output. */
  kubectl(...args: readonly string[]): Promise<string>;
  /** Asks for objects to be deleted, as `TYPE/NAME` of the scenario's namespace unless told otherwise; does not wait. */
  remove(object: string, namespace?: string): Promise<void>;
  /** Asks for an object of a keeper's type to be deleted, in the scenario's namespace unless told otherwise. */
  removeCustom(keeper: Keeper, name: string, namespace?: string): Promise<void>;
  /** Asks the namespace to go; resolves when it is Terminating. */
  removeNamespace(name?: string): Promise<void>;
  /**
   * Starts the operator `NAME-keeper` for the type `widgets.NAME.example.com`, NAME being the scenario's, in the
   * namespace `NAME-system`, which is made where it is missing. It leads when the promise resolves. On the command line
   * the type has to be named in full: other scenarios have Widgets too. Two operators of one name would be hard to tell
   * apart, for the program too.
   */
  keeper(spec?: Partial<KeeperSpec>): Promise<Keeper>;
  /**
   * Starts the Redis operator (`exclusive`: there can be one, and its definitions are read through its conversion
   * webhook), in the namespace `redis-system`. It converts and leads when the promise resolves.
   */
  redis(): Promise<RunningRedisOperator>;
  /** Starts a webhook behind a Service with a pod; resolves when the API server can reach it. */
  webhook(spec: WebhookSpec): Promise<ScenarioWebhook>;
  /** Makes a fake node `NAME-SUFFIX`; resolves when it is Ready. */
  node(suffix: string): Promise<FakeNode>;
  /** Makes an object of a keeper's type in the scenario's namespace; resolves when it carries the keeper's finalizer. */
  adopted(keeper: Keeper, name: string, more?: CustomObject): Promise<void>;
  /** Makes an object of a type in the scenario's namespace; nobody may be looking after it. */
  create(type: CustomType, name: string, more?: CustomObject): Promise<void>;
  /** Asks until the answer is neither undefined nor false; a minute unless told otherwise. */
  waitFor: typeof waitFor;
  /** Undoes something when the scenario is over, last things first. */
  onCleanup(undo: () => Promise<unknown>): void;
}

/** What a custom resource has besides its name. */
export interface CustomObject {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly object[];
  readonly spec?: object;
}

/** The tools of one scenario, and what takes down what they made. */
export function createTools(plane: ControlPlane, name: string): { tools: Tools; cleanup: Cleanup } {
  const cleanup = createCleanup(plane);
  const apply: Tools['apply'] = async (input) => {
    cleanup.remember(identities(input));
    await plane.apply(input);
  };
  const kubectl: Tools['kubectl'] = async (...args) => {
    const result = await plane.kubectl(args);
    if (result.code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  };
  const createNamespace = async (namespace: string): Promise<string> => {
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    return namespace;
  };
  const create: Tools['create'] = async (type, objectName, more = {}) => {
    const { namespace = name, spec = {}, ...metadata } = more;
    const place = type.scope === 'Cluster' ? {} : { namespace };
    const apiVersion = `${type.group}/${type.version}`;
    await apply({ apiVersion, kind: type.kind, metadata: { ...metadata, ...place, name: objectName }, spec });
  };
  const tools: Tools = {
    plane,
    namespace: name,
    createNamespace: (suffix) => createNamespace(`${name}-${suffix}`),
    apply,
    kubectl,
    async remove(object, namespace = name) {
      await kubectl('delete', object, '-n', namespace, '--wait=false');
    },
    async removeCustom({ spec: { serves } }, objectName, namespace = name) {
      await kubectl('delete', `${serves.plural}.${serves.group}/${objectName}`, '-n', namespace, '--wait=false');
    },
    async removeNamespace(namespace = name) {
      await kubectl('delete', 'namespace', namespace, '--wait=false');
    },
    async keeper(spec = {}) {
      const serves = spec.serves ?? customType(`${name}.example.com`, 'Widget');
      const whole = {
        namespace: spec.namespace ?? `${name}-system`,
        name: `${name}-keeper`,
        finalizer: `${serves.group}/keeper`,
        ...spec,
        serves,
      };
      await createNamespace(whole.namespace);
      cleanup.rememberType(serves);
      cleanup.rememberClusterRole(`${whole.namespace}-${whole.name}`);
      const keeper = await startKeeper(plane, whole);
      cleanup.add(() => keeper.stop());
      return keeper;
    },
    async redis() {
      for (const kind of ['RedisCluster', 'RedisBackup']) cleanup.rememberType(customType('cache.example.com', kind));
      for (const namespace of ['redis-system', 'shop']) await createNamespace(namespace);
      cleanup.rememberClusterRole('redis-operator');
      const operator = await startRedisOperator(plane);
      cleanup.add(() => operator.stop());
      return operator;
    },
    webhook: (spec) => startScenarioWebhook(tools, spec),
    async node(suffix) {
      const node = await addNode(plane, `${name}-${suffix}`);
      cleanup.add(() => node.remove());
      return node;
    },
    async adopted(keeper, objectName, more = {}) {
      await create(keeper.spec.serves, objectName, more);
      const namespace = keeper.spec.serves.scope === 'Cluster' ? undefined : (more.namespace ?? name);
      await keeper.untilAdopted(namespace, objectName);
    },
    create,
    waitFor,
    onCleanup: (undo) => cleanup.add(undo),
  };
  return { tools, cleanup };
}
