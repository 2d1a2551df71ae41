// Compiled from src/knowledge/data/pauses.yaml by npm run knowledge.
import type { PauseEntry } from '../pause-entry.ts';

export const PAUSES: readonly PauseEntry[] = [
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "kustomize.toolkit.fluxcd.io/Kustomization"
    ],
    "operator": "flux",
    "heededBy": "Flux kustomize-controller",
    "stops": "reconciliation",
    "effect": "Skips reconciliation, status and conditions stay as they were",
    "deletion": "proceeds",
    "whileDeleting": "finalizer still runs but does NOT prune: managed objects are left behind",
    "visible": "no Suspended condition is set; Ready stays at its last value",
    "source": "fluxcd/kustomize-controller api/v1/kustomization_types.go:152 @186fb3b"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "helm.toolkit.fluxcd.io/HelmRelease"
    ],
    "operator": "flux",
    "heededBy": "Flux helm-controller",
    "stops": "reconciliation",
    "effect": "Returns early",
    "deletion": "proceeds",
    "whileDeleting": "deletion still handled, but the release is NOT uninstalled",
    "visible": "stale Ready",
    "source": "fluxcd/helm-controller api/v2/helmrelease_types.go:77 @0f61a86"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "source.toolkit.fluxcd.io/GitRepository"
    ],
    "operator": "flux",
    "heededBy": "Flux source-controller",
    "stops": "reconciliation",
    "effect": "Stops fetching new revisions",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/source-controller api/v1/gitrepository_types.go:150 @39b711b1"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "source.toolkit.fluxcd.io/OCIRepository"
    ],
    "operator": "flux",
    "heededBy": "Flux source-controller",
    "stops": "reconciliation",
    "effect": "Stops fetching new revisions",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/source-controller api/v1/ocirepository_types.go:146 @39b711b1"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "source.toolkit.fluxcd.io/HelmRepository"
    ],
    "operator": "flux",
    "heededBy": "Flux source-controller",
    "stops": "reconciliation",
    "effect": "Stops fetching new revisions",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/source-controller api/v1/helmrepository_types.go:108 @39b711b1"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "source.toolkit.fluxcd.io/HelmChart"
    ],
    "operator": "flux",
    "heededBy": "Flux source-controller",
    "stops": "reconciliation",
    "effect": "Stops fetching new revisions",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/source-controller api/v1/helmchart_types.go:81 @39b711b1"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "source.toolkit.fluxcd.io/Bucket"
    ],
    "operator": "flux",
    "heededBy": "Flux source-controller",
    "stops": "reconciliation",
    "effect": "Stops fetching new revisions",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/source-controller api/v1/bucket_types.go:152 @39b711b1"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "notification.toolkit.fluxcd.io/Receiver"
    ],
    "operator": "flux",
    "heededBy": "Flux notification-controller",
    "stops": "reconciliation",
    "effect": "Ignores webhooks",
    "deletion": "proceeds",
    "whileDeleting": "the deletion branch comes before the check: the finalizer is removed",
    "visible": "stale Ready",
    "source": "fluxcd/notification-controller api/v1/receiver_types.go:116 @2e46958"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "image.toolkit.fluxcd.io/ImageUpdateAutomation"
    ],
    "operator": "flux",
    "heededBy": "Flux image-automation-controller",
    "stops": "reconciliation",
    "effect": "Stops image updates",
    "deletion": "unknown",
    "visible": "stale Ready",
    "source": "fluxcd/image-automation-controller api/v1/imageupdateautomation_types.go:66 @d36e2ea"
  },
  {
    "at": "annotation",
    "key": "fluxcd.controlplane.io/reconcile",
    "active": {
      "equals": [
        "disabled"
      ],
      "ignoreCase": true
    },
    "types": [
      "fluxcd.controlplane.io/*"
    ],
    "operator": "flux-operator",
    "heededBy": "flux-operator",
    "stops": "reconciliation",
    "effect": "Reconciliation disabled",
    "deletion": "unknown",
    "source": "controlplaneio-fluxcd/flux-operator api/v1/common_types.go:28 @17c6aea"
  },
  {
    "at": "annotation",
    "key": "cluster.x-k8s.io/paused",
    "active": {
      "present": true
    },
    "types": [
      "cluster.x-k8s.io/*",
      "*.cluster.x-k8s.io/*"
    ],
    "operator": "cluster-api",
    "heededBy": "Cluster API core, bootstrap, control plane and infra controllers",
    "stops": "reconciliation",
    "effect": "Controller returns before doing anything",
    "deletion": "stuck",
    "whileDeleting": "paused check comes before the deletion branch: a paused object being deleted stays Terminating",
    "visible": "Paused=True (reason Paused) in v1beta2; message names the annotation",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/common_types.go:113 @ae7ff047db"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "cluster.x-k8s.io/Cluster"
    ],
    "covers": [
      "cluster.x-k8s.io/*",
      "*.cluster.x-k8s.io/*"
    ],
    "operator": "cluster-api",
    "heededBy": "Cluster API",
    "stops": "reconciliation",
    "effect": "Pauses all controllers for objects that belong to the cluster",
    "deletion": "stuck",
    "whileDeleting": "paused check comes before the deletion branch: objects of a paused cluster stay Terminating",
    "visible": "Paused=True with message 'Cluster spec.paused is set to true'",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/cluster_types.go:484 @ae7ff047db"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "cluster.x-k8s.io/MachineDeployment"
    ],
    "operator": "cluster-api",
    "heededBy": "Cluster API",
    "stops": "part",
    "effect": "Pauses rollouts of the MachineDeployment (legacy field, narrower than the annotation)",
    "deletion": "unknown",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machinedeployment_types.go:294 @ae7ff047db"
  },
  {
    "at": "annotation",
    "key": "crossplane.io/paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "operator": "crossplane",
    "heededBy": "Crossplane core and providers",
    "stops": "reconciliation",
    "effect": "Emits an event, sets Synced=False and returns",
    "deletion": "stuck",
    "whileDeleting": "managed reconciler checks pause before deletion: a paused MR being deleted never deletes the external resource and stays Terminating",
    "visible": "Synced=False reason ReconcilePaused",
    "source": "crossplane/crossplane-runtime pkg/meta/meta.go:65 @4e7ed235"
  },
  {
    "at": "field",
    "key": "spec.managementPolicies",
    "active": {
      "emptyList": true
    },
    "operator": "crossplane",
    "heededBy": "Crossplane providers",
    "stops": "reconciliation",
    "effect": "Treated exactly like the pause annotation",
    "deletion": "stuck",
    "whileDeleting": "treated as the pause annotation: a managed resource being deleted never deletes the external resource and stays Terminating",
    "visible": "Synced=False reason ReconcilePaused",
    "source": "crossplane/crossplane-runtime pkg/reconciler/managed/reconciler.go:971 @4e7ed235"
  },
  {
    "at": "annotation",
    "key": "strimzi.io/pause-reconciliation",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "kafka.strimzi.io/*"
    ],
    "operator": "strimzi",
    "heededBy": "Strimzi",
    "stops": "reconciliation",
    "effect": "Replaces conditions with ReconciliationPaused=True and keeps the OLD observedGeneration",
    "deletion": "unknown",
    "whileDeleting": "not read for cluster kinds; the topic operator treats paused topics separately",
    "visible": "condition ReconciliationPaused=True (Ready disappears); metric strimzi_resources_paused",
    "source": "strimzi/strimzi-kafka-operator api/src/main/java/io/strimzi/api/ResourceAnnotations.java:31 @8541da1e33"
  },
  {
    "at": "annotation",
    "key": "strimzi.io/managed",
    "active": {
      "equals": [
        "false"
      ]
    },
    "types": [
      "kafka.strimzi.io/KafkaTopic"
    ],
    "operator": "strimzi-topic-operator",
    "heededBy": "Strimzi topic operator",
    "stops": "reconciliation",
    "effect": "Topic is no longer managed by the operator",
    "deletion": "proceeds",
    "whileDeleting": "deleting an unmanaged KafkaTopic does not delete the topic in Kafka",
    "source": "strimzi/strimzi-kafka-operator topic-operator/src/main/java/io/strimzi/operator/topic/KubernetesHandler.java:23 @8541da1e33"
  },
  {
    "at": "annotation",
    "key": "argocd.argoproj.io/skip-reconcile",
    "active": {
      "truthy": true
    },
    "types": [
      "argoproj.io/Application",
      "core/Secret"
    ],
    "operator": "argocd",
    "heededBy": "Argo CD application-controller",
    "stops": "reconciliation",
    "effect": "Application is not refreshed or synced; on a cluster secret the cluster is skipped in sharding",
    "deletion": "unknown",
    "visible": "none: sync/health status stays stale",
    "source": "argoproj/argo-cd common/common.go:249 @37ee0097cf"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "argoproj.io/Rollout"
    ],
    "operator": "argo-rollouts",
    "heededBy": "Argo Rollouts",
    "stops": "part",
    "effect": "Halts the rollout",
    "deletion": "proceeds",
    "visible": "phase/condition Paused",
    "source": "argoproj/argo-rollouts pkg/apis/rollouts/v1alpha1/types.go:70 @9f8d111d8"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "argoproj.io/Workflow"
    ],
    "operator": "argo-workflows",
    "heededBy": "Argo Workflows",
    "stops": "workload",
    "effect": "No new pods are scheduled",
    "deletion": "proceeds",
    "visible": "node phase Suspended",
    "source": "argoproj/argo-workflows pkg/apis/workflow/v1alpha1/workflow_types.go:346 @f016ad89eb"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "argoproj.io/CronWorkflow"
    ],
    "operator": "argo-workflows",
    "heededBy": "Argo Workflows",
    "stops": "workload",
    "effect": "No new runs",
    "deletion": "proceeds",
    "source": "argoproj/argo-workflows pkg/apis/workflow/v1alpha1/cron_workflow_types.go:52 @f016ad89eb"
  },
  {
    "at": "annotation",
    "key": "eck.k8s.elastic.co/managed",
    "active": {
      "equals": [
        "false"
      ]
    },
    "types": [
      "*.k8s.elastic.co/*"
    ],
    "operator": "eck",
    "heededBy": "ECK operator",
    "stops": "reconciliation",
    "effect": "Skips reconciliation entirely (certificates are not rotated either); deprecated in favour of pause-orchestration",
    "deletion": "unknown",
    "source": "elastic/cloud-on-k8s pkg/controller/common/unmanaged.go:22 @7b93383d8"
  },
  {
    "at": "annotation",
    "key": "eck.k8s.elastic.co/pause-orchestration",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "*.k8s.elastic.co/*"
    ],
    "operator": "eck",
    "heededBy": "ECK operator (new)",
    "stops": "part",
    "effect": "Pauses spec-driven orchestration, housekeeping keeps running",
    "deletion": "unknown",
    "visible": "condition OrchestrationPaused",
    "source": "elastic/cloud-on-k8s pkg/apis/common/v1/common.go:30 @7b93383d8",
    "note": "the value is assumed: how it is parsed was not read"
  },
  {
    "at": "annotation",
    "key": "common.k8s.elastic.co/pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "qualifier": "legacy",
    "types": [
      "*.k8s.elastic.co/*"
    ],
    "operator": "eck",
    "heededBy": "ECK operator",
    "stops": "reconciliation",
    "effect": "As eck.k8s.elastic.co/managed=false",
    "deletion": "unknown",
    "visible": "operator log line only",
    "source": "elastic/cloud-on-k8s pkg/controller/common/unmanaged.go:17 @7b93383d8"
  },
  {
    "at": "label",
    "key": "ceph.rook.io/do-not-reconcile",
    "active": {
      "present": true
    },
    "types": [
      "ceph.rook.io/CephCluster",
      "apps/Deployment"
    ],
    "operator": "rook-ceph",
    "heededBy": "rook-ceph-operator",
    "stops": "reconciliation",
    "effect": "CephCluster: whole reconcile skipped; daemon Deployment: that daemon is skipped",
    "deletion": "unknown",
    "visible": "event ReconcileSkipped on the CephCluster",
    "source": "rook/rook pkg/apis/ceph.rook.io/v1/labels.go:28 @d0c3b9ce6"
  },
  {
    "at": "annotation",
    "key": "cnpg.io/reconciliationLoop",
    "active": {
      "equals": [
        "disabled"
      ]
    },
    "types": [
      "postgresql.cnpg.io/Cluster",
      "postgresql.cnpg.io/Backup"
    ],
    "operator": "cloudnative-pg",
    "heededBy": "CloudNativePG",
    "stops": "reconciliation",
    "effect": "Reconcile loop returns at once",
    "deletion": "unknown",
    "visible": "operator log warning only",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/labels_annotations.go:167 @a95a534db"
  },
  {
    "at": "annotation",
    "key": "acid.zalan.do/controller",
    "active": {
      "present": true
    },
    "types": [
      "acid.zalan.do/postgresql"
    ],
    "operator": "zalando-postgres-operator",
    "heededBy": "Zalando postgres-operator",
    "stops": "ownership",
    "effect": "An operator instance whose CONTROLLER_ID differs ignores the object; no real pause switch was found",
    "deletion": "unknown",
    "whileDeleting": "ignored too by an instance with another CONTROLLER_ID",
    "source": "zalando/postgres-operator pkg/util/constants/annotations.go:9 @a7aaad0a"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "postgres-operator.crunchydata.com/PostgresCluster"
    ],
    "operator": "crunchy-postgres-operator",
    "heededBy": "Crunchy PGO",
    "stops": "reconciliation",
    "effect": "Suspends rollout and reconciliation of spec changes",
    "deletion": "unknown",
    "visible": "Progressing=False reason Paused",
    "source": "CrunchyData/postgres-operator pkg/apis/postgres-operator.crunchydata.com/v1beta1/postgrescluster_types.go:127 @0fbac3062"
  },
  {
    "at": "field",
    "key": "spec.pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "pxc.percona.com/PerconaXtraDBCluster"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "heededBy": "Percona PXC operator",
    "stops": "workload",
    "effect": "STOPS THE DATABASE (scales to 0): a shutdown switch, not a reconcile pause",
    "deletion": "proceeds",
    "visible": "status.state paused",
    "source": "percona/percona-xtradb-cluster-operator pkg/apis/pxc/v1/pxc_types.go:38 @b3b0b10a7"
  },
  {
    "at": "field",
    "key": "spec.unmanaged",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "psmdb.percona.com/PerconaServerMongoDB"
    ],
    "operator": "percona-server-mongodb-operator",
    "heededBy": "Percona PSMDB operator",
    "stops": "part",
    "effect": "Operator does not manage replica set configuration (replica cluster)",
    "deletion": "proceeds",
    "source": "percona/percona-server-mongodb-operator pkg/apis/psmdb/v1/psmdb_types.go:74 @b15af5003"
  },
  {
    "at": "field",
    "key": "spec.pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "psmdb.percona.com/PerconaServerMongoDB"
    ],
    "operator": "percona-server-mongodb-operator",
    "heededBy": "Percona PSMDB operator",
    "stops": "workload",
    "effect": "Stops the database",
    "deletion": "proceeds",
    "source": "percona/percona-server-mongodb-operator pkg/apis/psmdb/v1/psmdb_types.go:73 @b15af5003"
  },
  {
    "at": "field",
    "key": "spec.unmanaged",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "pgv2.percona.com/PerconaPGCluster"
    ],
    "operator": "percona-postgresql-operator",
    "heededBy": "Percona PG operator",
    "stops": "reconciliation",
    "effect": "Suspends reconciliation",
    "deletion": "unknown",
    "source": "percona/percona-postgresql-operator pkg/apis/pgv2.percona.com/v2/perconapgcluster_types.go:156 @adafb34ff"
  },
  {
    "at": "field",
    "key": "spec.pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "pgv2.percona.com/PerconaPGCluster"
    ],
    "operator": "percona-postgresql-operator",
    "heededBy": "Percona PG operator",
    "stops": "workload",
    "effect": "Stops the database",
    "deletion": "proceeds",
    "source": "percona/percona-postgresql-operator pkg/apis/pgv2.percona.com/v2/perconapgcluster_types.go:156 @adafb34ff"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "k8s.mariadb.com/*"
    ],
    "operator": "mariadb-operator",
    "heededBy": "mariadb-operator",
    "stops": "reconciliation",
    "effect": "Reconcile loop disabled for maintenance",
    "deletion": "unknown",
    "visible": "condition reason Suspended",
    "source": "mariadb-operator/mariadb-operator api/v1alpha1/base_types.go:953 @8970edf8"
  },
  {
    "at": "annotation",
    "key": "mongodb.com/atlas-reconciliation-policy",
    "active": {
      "equals": [
        "skip"
      ]
    },
    "types": [
      "atlas.mongodb.com/*"
    ],
    "operator": "mongodb-atlas-kubernetes",
    "heededBy": "mongodb-atlas-kubernetes",
    "stops": "reconciliation",
    "effect": "Reconciliation skipped",
    "deletion": "unknown",
    "visible": "log only",
    "source": "mongodb/mongodb-atlas-kubernetes internal/controller/customresource/customresource.go:36 @3fb4fa5d9"
  },
  {
    "at": "label",
    "key": "rabbitmq.com/pauseReconciliation",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "rabbitmq.com/RabbitmqCluster"
    ],
    "operator": "rabbitmq-cluster-operator",
    "heededBy": "rabbitmq cluster-operator",
    "stops": "reconciliation",
    "effect": "Returns after the deletion branch",
    "deletion": "proceeds",
    "whileDeleting": "deletion is handled even when paused",
    "visible": "event PausedReconciliation; condition NoWarnings=False 'reconciliation paused'",
    "source": "rabbitmq/cluster-operator internal/controller/rabbitmqcluster_controller.go:60 @06cda8e8"
  },
  {
    "at": "annotation",
    "key": "redis.opstreelabs.in/skip-reconcile",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "redis.redis.opstreelabs.in/Redis"
    ],
    "operator": "redis-operator",
    "heededBy": "OT-CONTAINER-KIT redis-operator",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "visible": "log only",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/common/skip_reconcile.go:17 @5dd04e17"
  },
  {
    "at": "annotation",
    "key": "rediscluster.opstreelabs.in/skip-reconcile",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "redis.redis.opstreelabs.in/RedisCluster"
    ],
    "operator": "redis-operator",
    "heededBy": "OT-CONTAINER-KIT redis-operator",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "visible": "log only",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/common/skip_reconcile.go:16 @5dd04e17"
  },
  {
    "at": "annotation",
    "key": "redisreplication.opstreelabs.in/skip-reconcile",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "redis.redis.opstreelabs.in/RedisReplication"
    ],
    "operator": "redis-operator",
    "heededBy": "OT-CONTAINER-KIT redis-operator",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "visible": "log only",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/common/skip_reconcile.go:18 @5dd04e17"
  },
  {
    "at": "annotation",
    "key": "redissentinel.opstreelabs.in/skip-reconcile",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "redis.redis.opstreelabs.in/RedisSentinel"
    ],
    "operator": "redis-operator",
    "heededBy": "OT-CONTAINER-KIT redis-operator",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "visible": "log only",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/common/skip_reconcile.go:19 @5dd04e17"
  },
  {
    "at": "annotation",
    "key": "autoscaling.keda.sh/paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "keda.sh/ScaledObject",
      "keda.sh/ScaledJob"
    ],
    "operator": "keda",
    "heededBy": "keda-operator",
    "stops": "part",
    "effect": "Scale loop stopped",
    "deletion": "proceeds",
    "visible": "condition Paused=True",
    "source": "kedacore/keda apis/keda/v1alpha1/scaledobject_types.go:59 @8b4f083ca"
  },
  {
    "at": "annotation",
    "key": "autoscaling.keda.sh/paused-replicas",
    "active": {
      "integer": true
    },
    "types": [
      "keda.sh/ScaledObject"
    ],
    "operator": "keda",
    "heededBy": "keda-operator",
    "stops": "part",
    "effect": "Scales to that number and pauses",
    "deletion": "proceeds",
    "visible": "condition Paused=True",
    "source": "kedacore/keda apis/keda/v1alpha1/scaledobject_types.go:58 @8b4f083ca"
  },
  {
    "at": "annotation",
    "key": "autoscaling.keda.sh/paused-scale-in",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "keda.sh/ScaledObject"
    ],
    "operator": "keda",
    "heededBy": "keda-operator",
    "stops": "part",
    "effect": "Only scale-in paused",
    "deletion": "proceeds",
    "source": "kedacore/keda apis/keda/v1alpha1/scaledobject_types.go:60 @8b4f083ca"
  },
  {
    "at": "annotation",
    "key": "autoscaling.keda.sh/paused-scale-out",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "keda.sh/ScaledObject"
    ],
    "operator": "keda",
    "heededBy": "keda-operator",
    "stops": "part",
    "effect": "Only scale-out paused",
    "deletion": "proceeds",
    "source": "kedacore/keda apis/keda/v1alpha1/scaledobject_types.go:61 @8b4f083ca"
  },
  {
    "at": "field",
    "key": "spec.refreshPolicy",
    "active": {
      "equals": [
        "CreatedOnce"
      ]
    },
    "types": [
      "external-secrets.io/ExternalSecret"
    ],
    "operator": "external-secrets",
    "heededBy": "external-secrets",
    "stops": "part",
    "effect": "No periodic refresh (closest thing to a pause; no pause annotation was found)",
    "deletion": "proceeds",
    "source": "external-secrets/external-secrets apis/externalsecrets/v1/externalsecret_types.go:523 @cc5bfbc22"
  },
  {
    "at": "field",
    "key": "spec.refreshInterval",
    "active": {
      "equals": [
        "0",
        "0s"
      ]
    },
    "types": [
      "external-secrets.io/ExternalSecret"
    ],
    "operator": "external-secrets",
    "heededBy": "external-secrets",
    "stops": "part",
    "effect": "No periodic refresh (closest thing to a pause; no pause annotation was found)",
    "deletion": "proceeds",
    "source": "external-secrets/external-secrets apis/externalsecrets/v1/externalsecret_types.go:523 @cc5bfbc22"
  },
  {
    "at": "field",
    "key": "spec.controller",
    "active": {
      "present": true
    },
    "types": [
      "external-secrets.io/SecretStore",
      "external-secrets.io/ClusterSecretStore"
    ],
    "covers": [
      "external-secrets.io/ExternalSecret"
    ],
    "operator": "external-secrets",
    "heededBy": "external-secrets",
    "stops": "ownership",
    "effect": "ExternalSecret is skipped when its store is not managed by this controller instance",
    "deletion": "unknown",
    "visible": "debug log only",
    "source": "external-secrets/external-secrets pkg/controllers/externalsecret/externalsecret_controller.go:260 @cc5bfbc22"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "monitoring.coreos.com/Prometheus",
      "monitoring.coreos.com/PrometheusAgent",
      "monitoring.coreos.com/Alertmanager",
      "monitoring.coreos.com/ThanosRuler"
    ],
    "operator": "prometheus-operator",
    "heededBy": "prometheus-operator",
    "stops": "reconciliation",
    "effect": "Underlying StatefulSet is not reconciled",
    "deletion": "unknown",
    "visible": "status.paused=true",
    "source": "prometheus-operator/prometheus-operator pkg/apis/monitoring/v1/prometheus_types.go:234 @6adcebc50"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "operator.victoriametrics.com/*"
    ],
    "operator": "victoriametrics-operator",
    "heededBy": "VictoriaMetrics operator",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "visible": "status.updateStatus paused",
    "source": "VictoriaMetrics/operator api/operator/v1beta1/vmcluster_types.go:75 @d0d258c8"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "grafana.integreatly.org/*"
    ],
    "operator": "grafana-operator",
    "heededBy": "grafana-operator",
    "stops": "reconciliation",
    "effect": "Reconcile suspended",
    "deletion": "unknown",
    "visible": "condition Suspended reason ApplySuspended",
    "source": "grafana/grafana-operator api/v1beta1/common.go:72 @60d3ebd2"
  },
  {
    "at": "field",
    "key": "spec.managementState",
    "active": {
      "equals": [
        "unmanaged"
      ]
    },
    "types": [
      "opentelemetry.io/OpenTelemetryCollector",
      "opentelemetry.io/OpAMPBridge",
      "opentelemetry.io/TargetAllocator"
    ],
    "operator": "opentelemetry-operator",
    "heededBy": "opentelemetry-operator",
    "stops": "reconciliation",
    "effect": "CR not managed",
    "deletion": "unknown",
    "source": "open-telemetry/opentelemetry-operator apis/v1beta1/common.go:25 @be8944414"
  },
  {
    "at": "field",
    "key": "spec.managementState",
    "active": {
      "equals": [
        "Unmanaged",
        "Removed",
        "Force"
      ]
    },
    "types": [
      "operator.openshift.io/*"
    ],
    "operator": "openshift",
    "heededBy": "OpenShift operators",
    "stops": "reconciliation",
    "effect": "Unmanaged: the operator takes no action for the component; Removed: it takes the component away; Force: it acts on it whatever its checks say",
    "deletion": "unknown",
    "visible": "ClusterOperator conditions",
    "source": "openshift/api operator/v1/types.go:44 @2a3d73913"
  },
  {
    "at": "field",
    "key": "spec.overrides[].unmanaged",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "config.openshift.io/ClusterVersion"
    ],
    "operator": "cluster-version-operator",
    "heededBy": "cluster-version-operator",
    "stops": "part",
    "effect": "CVO stops managing that object",
    "deletion": "proceeds",
    "visible": "ClusterVersion Upgradeable=False",
    "source": "openshift/api config/v1/types_cluster_version.go:729 @2a3d73913"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "machineconfiguration.openshift.io/MachineConfigPool"
    ],
    "operator": "machine-config-operator",
    "heededBy": "machine-config-operator",
    "stops": "part",
    "effect": "No MachineConfig rollout to the pool's nodes",
    "deletion": "proceeds",
    "visible": "MCP Updated=False while pending",
    "source": "openshift/api machineconfiguration/v1/types.go:425 @2a3d73913"
  },
  {
    "at": "annotation",
    "key": "hive.openshift.io/reconcile-pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "heededBy": "OpenShift Hive",
    "stops": "reconciliation",
    "effect": "Most controllers ignore the object",
    "deletion": "stuck",
    "whileDeleting": "deletionTimestamp may be set, but deprovision does not run while paused",
    "source": "openshift/hive pkg/constants/constants.go:159 @c02e51732"
  },
  {
    "at": "annotation",
    "key": "hive.openshift.io/syncset-pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "heededBy": "OpenShift Hive",
    "stops": "part",
    "effect": "SyncSets are not applied",
    "deletion": "proceeds",
    "source": "openshift/hive pkg/constants/constants.go:137 @c02e51732"
  },
  {
    "at": "annotation",
    "key": "hive.openshift.io/powerstate-pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "heededBy": "OpenShift Hive",
    "stops": "part",
    "effect": "Hibernation controller ignores the cluster",
    "deletion": "proceeds",
    "visible": "Hibernating/Ready reason PowerStatePaused",
    "source": "openshift/hive pkg/constants/constants.go:141 @c02e51732"
  },
  {
    "at": "annotation",
    "key": "baremetalhost.metal3.io/paused",
    "active": {
      "present": true
    },
    "types": [
      "metal3.io/BareMetalHost",
      "metal3.io/DataImage"
    ],
    "operator": "baremetal-operator",
    "heededBy": "baremetal-operator",
    "stops": "reconciliation",
    "effect": "Reconcile paused",
    "deletion": "unknown",
    "source": "metal3-io/baremetal-operator apis/metal3.io/v1alpha1/baremetalhost_types.go:42 @02aa5059e"
  },
  {
    "at": "annotation",
    "key": "baremetalhost.metal3.io/detached",
    "active": {
      "present": true
    },
    "types": [
      "metal3.io/BareMetalHost"
    ],
    "operator": "baremetal-operator",
    "heededBy": "baremetal-operator",
    "stops": "reconciliation",
    "effect": "Provisioner no longer manages the host, status may still update",
    "deletion": "proceeds",
    "whileDeleting": "can allow deletion without deprovisioning (argument dependent)",
    "visible": "operationalStatus detached",
    "source": "metal3-io/baremetal-operator apis/metal3.io/v1alpha1/baremetalhost_types.go:46 @02aa5059e"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "kappctrl.k14s.io/App",
      "packaging.carvel.dev/PackageInstall",
      "packaging.carvel.dev/PackageRepository"
    ],
    "operator": "kapp-controller",
    "heededBy": "kapp-controller",
    "stops": "reconciliation",
    "effect": "Reconcile paused",
    "deletion": "unknown",
    "visible": "friendlyDescription 'Canceled/paused'",
    "source": "carvel-dev/kapp-controller pkg/apis/kappctrl/v1alpha1/types.go:65 @e4b482222"
  },
  {
    "at": "field",
    "key": "spec.canceled",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "kappctrl.k14s.io/App"
    ],
    "operator": "kapp-controller",
    "heededBy": "kapp-controller",
    "stops": "reconciliation",
    "effect": "Reconcile canceled",
    "deletion": "unknown",
    "visible": "friendlyDescription 'Canceled/paused'",
    "source": "carvel-dev/kapp-controller pkg/apis/kappctrl/v1alpha1/types.go:65 @e4b482222"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "fleet.cattle.io/GitRepo"
    ],
    "operator": "fleet",
    "heededBy": "Rancher Fleet",
    "stops": "part",
    "effect": "Deployment of changes paused",
    "deletion": "unknown",
    "source": "rancher/fleet pkg/apis/fleet.cattle.io/v1alpha1/gitrepo_types.go:104 @3b2c622ce"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "fleet.cattle.io/Bundle"
    ],
    "operator": "fleet",
    "heededBy": "Rancher Fleet",
    "stops": "part",
    "effect": "Deployment of changes paused",
    "deletion": "unknown",
    "source": "rancher/fleet pkg/apis/fleet.cattle.io/v1alpha1/bundle_types.go:103 @3b2c622ce"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "fleet.cattle.io/BundleDeployment"
    ],
    "operator": "fleet",
    "heededBy": "Rancher Fleet",
    "stops": "part",
    "effect": "Deployment of changes paused",
    "deletion": "unknown",
    "source": "rancher/fleet pkg/apis/fleet.cattle.io/v1alpha1/bundledeployment_types.go:356 @3b2c622ce"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "fleet.cattle.io/Cluster"
    ],
    "operator": "fleet",
    "heededBy": "Rancher Fleet",
    "stops": "part",
    "effect": "Deployment of changes paused",
    "deletion": "unknown",
    "source": "rancher/fleet pkg/apis/fleet.cattle.io/v1alpha1/cluster_types.go:107 @3b2c622ce"
  },
  {
    "at": "field",
    "key": "spec.suspension.dispatching",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "policy.karmada.io/PropagationPolicy",
      "policy.karmada.io/ClusterPropagationPolicy",
      "work.karmada.io/ResourceBinding"
    ],
    "operator": "karmada",
    "heededBy": "Karmada",
    "stops": "part",
    "effect": "Dispatching suspended",
    "deletion": "proceeds",
    "source": "karmada-io/karmada pkg/apis/policy/v1alpha1/propagation_types.go:261 @f8fdd02df"
  },
  {
    "at": "field",
    "key": "spec.suspension.dispatchingOnClusters",
    "active": {
      "present": true
    },
    "types": [
      "policy.karmada.io/PropagationPolicy",
      "policy.karmada.io/ClusterPropagationPolicy",
      "work.karmada.io/ResourceBinding"
    ],
    "operator": "karmada",
    "heededBy": "Karmada",
    "stops": "part",
    "effect": "Dispatching to some clusters suspended",
    "deletion": "proceeds",
    "source": "karmada-io/karmada pkg/apis/policy/v1alpha1/propagation_types.go:261 @f8fdd02df"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "ray.io/RayCluster",
      "ray.io/RayJob",
      "ray.io/RayService",
      "ray.io/RayCronJob"
    ],
    "operator": "kuberay",
    "heededBy": "kuberay-operator",
    "stops": "workload",
    "effect": "Deletes/withholds pods (workload suspend, used by Kueue)",
    "deletion": "proceeds",
    "visible": "status suspended",
    "source": "ray-project/kuberay ray-operator/apis/ray/v1/raycluster_types.go:24 @feeaf72fa"
  },
  {
    "at": "field",
    "key": "spec.managedBy",
    "active": {
      "notEquals": [
        "ray.io/kuberay-operator"
      ]
    },
    "types": [
      "ray.io/RayCluster",
      "ray.io/RayJob",
      "ray.io/RayService"
    ],
    "operator": "kuberay",
    "heededBy": "kuberay-operator",
    "stops": "ownership",
    "effect": "Operator ignores the object",
    "deletion": "unknown",
    "source": "ray-project/kuberay ray-operator/apis/ray/v1/raycluster_types.go:34 @feeaf72fa"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "sparkoperator.k8s.io/SparkApplication",
      "sparkoperator.k8s.io/ScheduledSparkApplication"
    ],
    "operator": "spark-operator",
    "heededBy": "spark-operator",
    "stops": "workload",
    "effect": "Withholds submission",
    "deletion": "proceeds",
    "visible": "state",
    "source": "kubeflow/spark-operator api/v1beta2/sparkapplication_types.go:40 @38082f33"
  },
  {
    "at": "field",
    "key": "spec.job.state",
    "active": {
      "equals": [
        "suspended"
      ]
    },
    "types": [
      "flink.apache.org/FlinkDeployment",
      "flink.apache.org/FlinkSessionJob"
    ],
    "operator": "flink-kubernetes-operator",
    "heededBy": "flink-kubernetes-operator (JOSDK)",
    "stops": "workload",
    "effect": "Suspends the job (savepoint per upgradeMode)",
    "deletion": "proceeds",
    "visible": "status.lifecycleState SUSPENDED",
    "source": "apache/flink-kubernetes-operator flink-kubernetes-operator-api/src/main/java/org/apache/flink/kubernetes/operator/api/spec/JobState.java:34 @6e9caeb4"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "core.pingcap.com/Cluster"
    ],
    "covers": [
      "core.pingcap.com/*"
    ],
    "operator": "tidb-operator",
    "heededBy": "tidb-operator v2",
    "stops": "reconciliation",
    "effect": "Reconcile paused",
    "deletion": "unknown",
    "source": "pingcap/tidb-operator api/core/v1alpha1/cluster_types.go:75 @42684baa3"
  },
  {
    "at": "annotation",
    "key": "dataprotection.kubeblocks.io/skip-reconciliation",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "dataprotection.kubeblocks.io/*"
    ],
    "operator": "kubeblocks",
    "heededBy": "KubeBlocks",
    "stops": "reconciliation",
    "effect": "Reconcile skipped",
    "deletion": "unknown",
    "source": "apecloud/kubeblocks pkg/dataprotection/types/constant.go:70 @13138f4639"
  },
  {
    "at": "annotation",
    "key": "experiment.chaos-mesh.org/pause",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "chaos-mesh.org/*"
    ],
    "operator": "chaos-mesh",
    "heededBy": "chaos-mesh",
    "stops": "workload",
    "effect": "Experiment paused (faults recovered)",
    "deletion": "proceeds",
    "visible": "condition Paused",
    "source": "chaos-mesh/chaos-mesh api/v1alpha1/common_types.go:32 @608b61e7c"
  },
  {
    "at": "field",
    "key": "spec.stopPolicy",
    "active": {
      "equals": [
        "Hold",
        "HoldAndDrain"
      ]
    },
    "types": [
      "kueue.x-k8s.io/ClusterQueue",
      "kueue.x-k8s.io/LocalQueue"
    ],
    "operator": "kueue",
    "heededBy": "Kueue",
    "stops": "part",
    "effect": "No new admissions (and drain)",
    "deletion": "proceeds",
    "visible": "Active=False reason Stopped",
    "source": "kubernetes-sigs/kueue apis/kueue/v1beta2/clusterqueue_types.go:144 @ff69552e79"
  },
  {
    "at": "field",
    "key": "spec.active",
    "active": {
      "equals": [
        "false"
      ]
    },
    "types": [
      "kueue.x-k8s.io/Workload"
    ],
    "operator": "kueue",
    "heededBy": "Kueue",
    "stops": "workload",
    "effect": "Workload evicted and not queued",
    "deletion": "proceeds",
    "visible": "Evicted/Deactivated",
    "source": "kubernetes-sigs/kueue apis/kueue/v1beta2/workload_types.go:68 @ff69552e79"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "jobset.x-k8s.io/JobSet"
    ],
    "operator": "jobset",
    "heededBy": "jobset controller",
    "stops": "workload",
    "effect": "Jobs suspended",
    "deletion": "proceeds",
    "visible": "condition Suspended",
    "source": "kubernetes-sigs/jobset api/jobset/v1alpha2/jobset_types.go:154 @08dfbdfd"
  },
  {
    "at": "field",
    "key": "spec.managedBy",
    "active": {
      "notEquals": [
        "jobset.sigs.k8s.io/jobset-controller"
      ]
    },
    "types": [
      "jobset.x-k8s.io/JobSet"
    ],
    "operator": "jobset",
    "heededBy": "jobset controller",
    "stops": "ownership",
    "effect": "The object is left to another controller",
    "deletion": "unknown",
    "visible": "condition Suspended",
    "source": "kubernetes-sigs/jobset api/jobset/v1alpha2/jobset_types.go:154 @08dfbdfd"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "batch/Job",
      "batch/CronJob"
    ],
    "heededBy": "kube-controller-manager",
    "stops": "workload",
    "effect": "Pods deleted / no new runs",
    "deletion": "proceeds",
    "visible": "Job condition Suspended",
    "source": "kubernetes/api batch/v1/types.go:453 @10b39a39b"
  },
  {
    "at": "field",
    "key": "spec.managedBy",
    "active": {
      "notEquals": [
        "kubernetes.io/job-controller"
      ]
    },
    "types": [
      "batch/Job"
    ],
    "covers": [
      "core/Pod"
    ],
    "heededBy": "kube-controller-manager",
    "stops": "ownership",
    "effect": "Built-in job controller ignores the Job",
    "deletion": "unknown",
    "source": "kubernetes/api batch/v1/types.go:477 @10b39a39b"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "apps/Deployment"
    ],
    "heededBy": "kube-controller-manager",
    "stops": "part",
    "effect": "Rollout paused, scaling still works",
    "deletion": "proceeds",
    "visible": "Progressing condition reason DeploymentPaused",
    "source": "kubernetes/api apps/v1/types.go:452 @10b39a39b"
  },
  {
    "at": "field",
    "key": "spec.status",
    "active": {
      "equals": [
        "PipelineRunPending"
      ]
    },
    "types": [
      "tekton.dev/PipelineRun"
    ],
    "operator": "tekton-pipelines",
    "heededBy": "Tekton Pipelines",
    "stops": "workload",
    "effect": "Run is held",
    "deletion": "proceeds",
    "visible": "Succeeded=Unknown reason PipelineRunPending",
    "source": "tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go:334 @3ee1745ae"
  },
  {
    "at": "field",
    "key": "spec.managedBy",
    "active": {
      "notEquals": [
        "tekton.dev/pipeline"
      ]
    },
    "types": [
      "tekton.dev/PipelineRun",
      "tekton.dev/TaskRun"
    ],
    "operator": "tekton-pipelines",
    "heededBy": "Tekton Pipelines",
    "stops": "ownership",
    "effect": "Default controller ignores the run",
    "deletion": "unknown",
    "source": "tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go:302 @3ee1745ae"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "velero.io/Schedule"
    ],
    "operator": "velero",
    "heededBy": "Velero",
    "stops": "part",
    "effect": "No new backups",
    "deletion": "proceeds",
    "source": "vmware-tanzu/velero pkg/apis/velero/v1/schedule_types.go:44 @d30d389b5"
  },
  {
    "at": "field",
    "key": "spec.actuationMode",
    "active": {
      "equals": [
        "Paused"
      ]
    },
    "types": [
      "core.cnrm.cloud.google.com/ConfigConnector",
      "core.cnrm.cloud.google.com/ConfigConnectorContext"
    ],
    "covers": [
      "*.cnrm.cloud.google.com/*"
    ],
    "operator": "config-connector",
    "heededBy": "Config Connector",
    "stops": "reconciliation",
    "effect": "No create/update/delete in GCP for the covered resources",
    "deletion": "unknown",
    "source": "GoogleCloudPlatform/k8s-config-connector operator/pkg/apis/core/v1beta1/modes.go:23 @cdb85ecf17"
  },
  {
    "at": "annotation",
    "key": "services.k8s.aws/read-only",
    "active": {
      "equals": [
        "true"
      ]
    },
    "types": [
      "*.services.k8s.aws/*"
    ],
    "operator": "ack",
    "heededBy": "ACK controllers",
    "stops": "part",
    "effect": "Only observes the AWS resource",
    "deletion": "unknown",
    "source": "aws-controllers-k8s/runtime apis/core/v1alpha1/annotations.go:83 @95428e7"
  },
  {
    "at": "annotation",
    "key": "serviceoperator.azure.com/reconcile-policy",
    "active": {
      "equals": [
        "skip",
        "detach-on-delete"
      ]
    },
    "types": [
      "*.azure.com/*"
    ],
    "operator": "azure-service-operator",
    "heededBy": "azure-service-operator",
    "stops": "part",
    "effect": "skip: no modification in Azure (GET still runs); detach-on-delete: Azure resource survives deletion",
    "deletion": "proceeds",
    "whileDeleting": "the Azure resource is left as it is, and the finalizer is removed",
    "source": "Azure/azure-service-operator docs (find_string ids 38712885776 and 30677685098)"
  },
  {
    "at": "field",
    "key": "spec.installPlanApproval",
    "active": {
      "equals": [
        "Manual"
      ]
    },
    "types": [
      "operators.coreos.com/Subscription"
    ],
    "operator": "olm",
    "heededBy": "OLM",
    "stops": "part",
    "effect": "Upgrades wait for a human",
    "deletion": "proceeds",
    "visible": "Subscription state UpgradePending, condition InstallPlanPending",
    "source": "operator-framework/api pkg/operators/v1alpha1/installplan_types.go:41 @3048ccd"
  },
  {
    "at": "field",
    "key": "spec.approved",
    "active": {
      "equals": [
        "false"
      ]
    },
    "types": [
      "operators.coreos.com/InstallPlan"
    ],
    "operator": "olm",
    "heededBy": "OLM",
    "stops": "part",
    "effect": "The install plan waits for a human",
    "deletion": "proceeds",
    "visible": "InstallPlan phase RequiresApproval",
    "source": "operator-framework/api pkg/operators/v1alpha1/installplan_types.go:41 @3048ccd"
  },
  {
    "at": "annotation",
    "key": "*/paused",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/reconcile-paused",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/pause-reconciliation",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/pause-reconcile",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/reconciliation-paused",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/reconcile-pause",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/skip-reconcile",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/skip-reconciliation",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "annotation",
    "key": "*/pause",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "operator-framework/operator-lib predicate/pause.go:35 @abbcc6c"
  },
  {
    "at": "field",
    "key": "spec.paused",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "prometheus-operator/prometheus-operator pkg/apis/monitoring/v1/prometheus_types.go:234 @6adcebc50"
  },
  {
    "at": "field",
    "key": "spec.suspend",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "fluxcd/kustomize-controller api/v1/kustomization_types.go:152 @186fb3b"
  },
  {
    "at": "field",
    "key": "spec.pause",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "percona/percona-xtradb-cluster-operator pkg/apis/pxc/v1/pxc_types.go:38 @b3b0b10a7"
  },
  {
    "at": "field",
    "key": "spec.unmanaged",
    "active": {
      "truthy": true
    },
    "qualifier": "heuristic",
    "heededBy": "the operator of the object, if it knows this switch",
    "stops": "reconciliation",
    "effect": "Looks like a pause, by its name alone",
    "deletion": "unknown",
    "source": "percona/percona-server-mongodb-operator pkg/apis/psmdb/v1/psmdb_types.go:74 @b15af5003"
  }
];
