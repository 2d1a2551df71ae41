import type { ResourceType } from '../../../objects/resource-type.ts';

/**
 * The types of Kubernetes 1.37 that can be listed, as its API server's discovery tells them: captures that have no
 * discovery (a must-gather, a folder of YAML) name kinds only. A line has: apiVersion, plural, kind, scope, short
 * names, category.
 */
const TABLE = `
v1 componentstatuses ComponentStatus Cluster cs -
v1 configmaps ConfigMap Namespaced cm -
v1 endpoints Endpoints Namespaced ep -
v1 events Event Namespaced ev -
v1 limitranges LimitRange Namespaced limits -
v1 namespaces Namespace Cluster ns -
v1 nodes Node Cluster no -
v1 persistentvolumeclaims PersistentVolumeClaim Namespaced pvc -
v1 persistentvolumes PersistentVolume Cluster pv -
v1 pods Pod Namespaced po all
v1 podtemplates PodTemplate Namespaced - -
v1 replicationcontrollers ReplicationController Namespaced rc all
v1 resourcequotas ResourceQuota Namespaced quota -
v1 secrets Secret Namespaced - -
v1 serviceaccounts ServiceAccount Namespaced sa -
v1 services Service Namespaced svc all
admissionregistration.k8s.io/v1 mutatingadmissionpolicies MutatingAdmissionPolicy Cluster - api-extensions
admissionregistration.k8s.io/v1 mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding Cluster - api-extensions
admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration Cluster - api-extensions
admissionregistration.k8s.io/v1 validatingadmissionpolicies ValidatingAdmissionPolicy Cluster - api-extensions
admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding Cluster - api-extensions
admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration Cluster - api-extensions
apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition Cluster crd,crds api-extensions
apiregistration.k8s.io/v1 apiservices APIService Cluster - api-extensions
apps/v1 controllerrevisions ControllerRevision Namespaced - -
apps/v1 daemonsets DaemonSet Namespaced ds all
apps/v1 deployments Deployment Namespaced deploy all
apps/v1 replicasets ReplicaSet Namespaced rs all
apps/v1 statefulsets StatefulSet Namespaced sts all
autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler Namespaced hpa all
batch/v1 cronjobs CronJob Namespaced cj all
batch/v1 jobs Job Namespaced - all
certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest Cluster csr -
certificates.k8s.io/v1 clustertrustbundles ClusterTrustBundle Cluster - -
certificates.k8s.io/v1 podcertificaterequests PodCertificateRequest Namespaced - -
coordination.k8s.io/v1 leases Lease Namespaced - -
discovery.k8s.io/v1 endpointslices EndpointSlice Namespaced - -
events.k8s.io/v1 events Event Namespaced ev -
flowcontrol.apiserver.k8s.io/v1 flowschemas FlowSchema Cluster - -
flowcontrol.apiserver.k8s.io/v1 prioritylevelconfigurations PriorityLevelConfiguration Cluster - -
networking.k8s.io/v1 ingressclasses IngressClass Cluster - -
networking.k8s.io/v1 ingresses Ingress Namespaced ing -
networking.k8s.io/v1 ipaddresses IPAddress Cluster ip -
networking.k8s.io/v1 networkpolicies NetworkPolicy Namespaced netpol -
networking.k8s.io/v1 servicecidrs ServiceCIDR Cluster - -
node.k8s.io/v1 runtimeclasses RuntimeClass Cluster - -
policy/v1 poddisruptionbudgets PodDisruptionBudget Namespaced pdb -
rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding Cluster - -
rbac.authorization.k8s.io/v1 clusterroles ClusterRole Cluster - -
rbac.authorization.k8s.io/v1 rolebindings RoleBinding Namespaced - -
rbac.authorization.k8s.io/v1 roles Role Namespaced - -
resource.k8s.io/v1 deviceclasses DeviceClass Cluster - -
resource.k8s.io/v1 devicetaintrules DeviceTaintRule Cluster - -
resource.k8s.io/v1 resourceclaims ResourceClaim Namespaced - -
resource.k8s.io/v1 resourceclaimtemplates ResourceClaimTemplate Namespaced - -
resource.k8s.io/v1 resourceslices ResourceSlice Cluster - -
scheduling.k8s.io/v1 priorityclasses PriorityClass Cluster pc -
storage.k8s.io/v1 csidrivers CSIDriver Cluster - -
storage.k8s.io/v1 csinodes CSINode Cluster - -
storage.k8s.io/v1 csistoragecapacities CSIStorageCapacity Namespaced - -
storage.k8s.io/v1 storageclasses StorageClass Cluster sc -
storage.k8s.io/v1 volumeattachments VolumeAttachment Cluster - -
storage.k8s.io/v1 volumeattributesclasses VolumeAttributesClass Cluster vac -
storagemigration.k8s.io/v1 storageversionmigrations StorageVersionMigration Cluster - -
`;

const VERBS = ['get', 'list'];

/** Kubernetes' own types, in the order of its discovery. */
export const BUILT_IN_TYPES: readonly ResourceType[] = TABLE.trim().split('\n').map(parseLine);

function parseLine(line: string): ResourceType {
  const [apiVersion = '', resource = '', kind = '', scope, shortNames = '-', category = '-'] = line.split(' ');
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return {
    group,
    version,
    resource,
    kind,
    singular: kind.toLowerCase(),
    shortNames: shortNames === '-' ? [] : shortNames.split(','),
    categories: category === '-' ? [] : [category],
    namespaced: scope === 'Namespaced',
    verbs: VERBS,
  };
}
