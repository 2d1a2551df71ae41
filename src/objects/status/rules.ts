import { application, rollout, workflow } from './argo.ts';
import { cronJob, job } from './batch.ts';
import * as core from './core.ts';
import { catalogSource, clusterServiceVersion, installPlan, subscription } from './olm.ts';
import { pod } from './pod.ts';
import type { Rule } from './verdict.ts';
import { verdict } from './verdict.ts';
import { acme, kafkaRebalance, velero } from './vocabularies.ts';
import { daemonSet, deployment, replicaSet, statefulSet } from './workloads.ts';

const always: Rule = () => verdict('current');

/** Rules by `GROUP/KIND`; versions of a group do not differ in what is looked at. */
const RULES: Readonly<Record<string, Rule>> = {
  'apps/Deployment': deployment,
  'apps/StatefulSet': statefulSet,
  'apps/DaemonSet': daemonSet,
  'apps/ReplicaSet': replicaSet,
  '/ReplicationController': replicaSet,
  '/Pod': pod,
  '/Service': core.service,
  '/ConfigMap': always,
  '/Secret': always,
  '/PersistentVolumeClaim': core.persistentVolumeClaim,
  '/PersistentVolume': core.persistentVolume,
  '/Namespace': core.namespace,
  '/Node': core.node,
  'batch/Job': job,
  'batch/CronJob': cronJob,
  'policy/PodDisruptionBudget': core.podDisruptionBudget,
  'autoscaling/HorizontalPodAutoscaler': core.horizontalPodAutoscaler,
  'apiextensions.k8s.io/CustomResourceDefinition': core.customResourceDefinition,
  'apiregistration.k8s.io/APIService': core.apiService,
  'operators.coreos.com/ClusterServiceVersion': clusterServiceVersion,
  'operators.coreos.com/Subscription': subscription,
  'operators.coreos.com/InstallPlan': installPlan,
  'operators.coreos.com/CatalogSource': catalogSource,
  'argoproj.io/Application': application,
  'argoproj.io/Rollout': rollout,
  'argoproj.io/Workflow': workflow,
  'kafka.strimzi.io/KafkaRebalance': kafkaRebalance,
  'velero.io/Backup': velero,
  'velero.io/Restore': velero,
  'acme.cert-manager.io/Order': acme,
  'acme.cert-manager.io/Challenge': acme,
};

/** The rule of a type, where it has one of its own. */
export function ruleOf(group: string, kind: string): Rule | undefined {
  const key = `${group}/${kind}`;
  return Object.hasOwn(RULES, key) ? RULES[key] : undefined;
}
