import type { OwnerReference } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource, parseApiVersion } from '../objects/resource-type.ts';
import { coordinates, NameIndex, type NodeId, nodeId } from './name-index.ts';
import { compareObjects } from './order.ts';

export { type NodeId, nodeId } from './name-index.ts';

/**
 * Who owns whom among the objects that were read. It grows as pages arrive and shrinks as a watch reports deletions;
 * an object that arrives again replaces its older self. Owner references lead by uid alone, as they do for the garbage
 * collector (kubernetes pkg/controller/garbagecollector/graph_builder.go, uidToNode); names count only where a uid is
 * missing, which happens in hand-made files. References to objects that were not read are kept, so that order of
 * arrival does not matter.
 */
export class OwnershipGraph {
  readonly #objects = new Map<NodeId, KubeObject>();
  readonly #dependents = new Map<string, Set<NodeId>>();
  readonly #aliases = new Map<NodeId, Set<string>>();
  #names: NameIndex | undefined;
  #withoutUid = 0;

  constructor(objects: Iterable<KubeObject> = []) {
    this.add(objects);
  }

  get size(): number {
    return this.#objects.size;
  }

  /** Adds objects, or puts newer readings in the place of older ones. */
  add(objects: Iterable<KubeObject>): void {
    for (const object of objects) {
      const id = nodeId(object);
      const old = this.#objects.get(id);
      if (old !== undefined && isOtherType(old, object)) {
        this.#addAlias(id, old);
        this.#addAlias(id, object);
        if (!isPreferred(object, old)) continue;
      }
      if (old !== undefined) this.#drop(id, old);
      this.#objects.set(id, object);
      if (object.metadata.uid === '') this.#withoutUid++;
      for (const { uid } of object.metadata.owners) {
        const dependents = this.#dependents.get(uid);
        if (dependents === undefined) this.#dependents.set(uid, new Set([id]));
        else dependents.add(id);
      }
      this.#names = undefined;
    }
  }

  /** Forgets an object; references to it stay with its dependents. */
  remove(id: NodeId): void {
    const object = this.#objects.get(id);
    if (object === undefined) return;
    this.#drop(id, object);
    this.#objects.delete(id);
    this.#aliases.delete(id);
    this.#names = undefined;
  }

  object(id: NodeId): KubeObject | undefined {
    return this.#objects.get(id);
  }

  /** All objects, in the order in which they first arrived. */
  objects(): IterableIterator<KubeObject> {
    return this.#objects.values();
  }

  /** Objects with an owner reference to this one, in the order in which they are drawn: by kind, then name. */
  dependents(id: NodeId): readonly NodeId[] {
    const object = this.#objects.get(id);
    const byUid = object?.metadata.uid === '' ? undefined : this.#dependents.get(id);
    // References without uid, and references to objects without one, can be followed by name only.
    const someByName = this.#withoutUid > 0 || this.#dependents.has('');
    if (object === undefined || !someByName) return byUid === undefined ? NONE : this.sorted(byUid);
    const ids = new Set(byUid);
    for (const dependent of this.#nameIndex().dependentsOf(object)) {
      const owners = this.#objects.get(dependent)?.metadata.owners ?? [];
      if (owners.some((owner) => this.ownerId(dependent, owner) === id)) ids.add(dependent);
    }
    return this.sorted(ids);
  }

  /** The owner that a reference leads to, where it was read. */
  ownerId(dependent: NodeId, reference: OwnerReference): NodeId | undefined {
    if (reference.uid !== '' && this.#objects.has(reference.uid)) return reference.uid;
    if (reference.uid !== '' && this.#withoutUid === 0) return undefined;
    const named = this.namesake(dependent, reference);
    if (named === undefined) return undefined;
    return reference.uid === '' || named.metadata.uid === '' ? nodeId(named) : undefined;
  }

  /** The owners of an object that were read, each once. */
  owners(id: NodeId): readonly NodeId[] {
    const owners = this.#objects.get(id)?.metadata.owners ?? [];
    return [...new Set(owners.flatMap((reference) => this.ownerId(id, reference) ?? []))];
  }

  /** The object that has the kind and name of a reference, seen from the dependent's namespace, whatever its uid. */
  namesake(dependent: NodeId, reference: OwnerReference): KubeObject | undefined {
    const { group } = parseApiVersion(reference.apiVersion);
    const namespace = this.#objects.get(dependent)?.metadata.namespace;
    const names = this.#nameIndex();
    const id =
      names.idOf(coordinates(group, reference.kind, namespace, reference.name)) ??
      names.idOf(coordinates(group, reference.kind, undefined, reference.name));
    return id === undefined ? undefined : this.#objects.get(id);
  }

  /** True where the object was read under this group and kind: some are served under two, such as Ingress once was. */
  isKnownAs(id: NodeId, group: string, kind: string): boolean {
    const object = this.#objects.get(id);
    if (object?.type.group === group && object.type.kind === kind) return true;
    return this.#aliases.get(id)?.has(`${group}/${kind}`) ?? false;
  }

  /** All objects of a type, `redisclusters.cache.example.com`, in order of drawing. */
  instances(type: string): readonly NodeId[] {
    const found: NodeId[] = [];
    for (const [id, object] of this.#objects) if (groupResource(object.type) === type) found.push(id);
    return this.sorted(found);
  }

  /** Ids in the order in which their objects are drawn; ids of objects that were not read are left out. */
  sorted(ids: Iterable<NodeId>): NodeId[] {
    const found: { readonly id: NodeId; readonly object: KubeObject }[] = [];
    for (const id of ids) {
      const object = this.#objects.get(id);
      if (object !== undefined) found.push({ id, object });
    }
    return found.sort((a, b) => compareObjects(a.object, b.object)).map(({ id }) => id);
  }

  #drop(id: NodeId, object: KubeObject): void {
    if (object.metadata.uid === '') this.#withoutUid--;
    for (const { uid } of object.metadata.owners) {
      const dependents = this.#dependents.get(uid);
      dependents?.delete(id);
      if (dependents?.size === 0) this.#dependents.delete(uid);
    }
  }

  #addAlias(id: NodeId, { type }: KubeObject): void {
    const aliases = this.#aliases.get(id) ?? new Set();
    this.#aliases.set(id, aliases.add(`${type.group}/${type.kind}`));
  }

  #nameIndex(): NameIndex {
    this.#names ??= new NameIndex(this.#objects);
    return this.#names;
  }
}

/** Most objects own nothing, and a sweep finds tens of thousands of them. */
const NONE: readonly NodeId[] = [];

function isOtherType(a: KubeObject, b: KubeObject): boolean {
  return a.type.group !== b.type.group || a.type.kind !== b.type.kind;
}

/**
 * Objects that are served under two groups moved from the old one to the new: from `extensions` to apps, policy and
 * networking.k8s.io, and from the core group to events.k8s.io (and OpenShift's groups). The new one is drawn.
 */
function isPreferred(object: KubeObject, to: KubeObject): boolean {
  const rank = ({ type }: KubeObject) => (type.group === 'extensions' ? 0 : type.group === '' ? 1 : 2);
  return rank(object) - rank(to) > 0 || (rank(object) === rank(to) && object.type.group < to.type.group);
}
