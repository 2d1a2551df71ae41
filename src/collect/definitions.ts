import type { ResourceType } from '../objects/resource-type.ts';

/** CustomResourceDefinitions (apiextensions.k8s.io/v1, served since Kubernetes 1.16). */
export const DEFINITIONS: ResourceType = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  resource: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  kind: 'CustomResourceDefinition',
  shortNames: ['crd', 'crds'],
  categories: [],
  namespaced: false,
  verbs: ['get', 'list', 'patch'],
};
