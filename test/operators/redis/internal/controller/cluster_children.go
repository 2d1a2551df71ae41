package controller

import (
	"fmt"
	"hash/fnv"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	apps "k8s.io/client-go/applyconfigurations/apps/v1"
	core "k8s.io/client-go/applyconfigurations/core/v1"
	meta "k8s.io/client-go/applyconfigurations/meta/v1"

	v1 "example.com/redis-operator/api/v1"
)

const redisPort = 6379

// children are the objects that a RedisCluster owns, as they are applied: what is first is needed by what follows.
func children(cluster *v1.RedisCluster, nodeName string) []runtime.ApplyConfiguration {
	name, namespace := cluster.Name, cluster.Namespace
	owner, labels := controllerReference(cluster), childLabels(cluster)
	settings := fmt.Sprintf("port %d\nappendonly yes\n", redisPort)
	config := core.ConfigMap(name+"-config", namespace).WithLabels(labels).WithOwnerReferences(owner).
		WithData(map[string]string{"redis.conf": settings})
	service := core.Service(name, namespace).WithLabels(labels).WithOwnerReferences(owner).
		WithSpec(core.ServiceSpec().
			WithClusterIP(corev1.ClusterIPNone).
			WithSelector(selector(cluster)).
			WithPorts(core.ServicePort().WithName("redis").WithPort(redisPort)))
	servers := apps.StatefulSet(name, namespace).WithLabels(labels).WithOwnerReferences(owner).
		WithSpec(apps.StatefulSetSpec().
			WithReplicas(cluster.Spec.Replicas).
			WithServiceName(name).
			// Servers find each other: none has to wait for the one before it.
			WithPodManagementPolicy(appsv1.ParallelPodManagement).
			WithSelector(meta.LabelSelector().WithMatchLabels(selector(cluster))).
			WithTemplate(core.PodTemplateSpec().
				WithLabels(labels).
				// Another configuration is another revision of the pods.
				WithAnnotations(map[string]string{"cache.example.com/config-hash": hash(settings)}).
				WithSpec(podSpec(cluster, nodeName))))
	return []runtime.ApplyConfiguration{config, service, servers}
}

func podSpec(cluster *v1.RedisCluster, nodeName string) *core.PodSpecApplyConfiguration {
	password := core.EnvVarSource().WithSecretKeyRef(
		core.SecretKeySelector().WithName(cluster.Spec.Auth.SecretRef.Name).WithKey("password"))
	pod := core.PodSpec().
		WithContainers(core.Container().
			WithName("redis").
			WithImage("redis:" + cluster.Spec.Version).
			WithPorts(core.ContainerPort().WithName("redis").WithContainerPort(redisPort)).
			WithEnv(core.EnvVar().WithName("REDIS_PASSWORD").WithValueFrom(password)).
			WithVolumeMounts(core.VolumeMount().WithName("config").WithMountPath("/etc/redis"))).
		WithVolumes(core.Volume().WithName("config").
			WithConfigMap(core.ConfigMapVolumeSource().WithName(cluster.Name + "-config")))
	if nodeName != "" {
		pod.WithNodeName(nodeName)
	}
	return pod
}

// selector never changes: a StatefulSet's cannot.
func selector(cluster *v1.RedisCluster) map[string]string {
	return map[string]string{"app.kubernetes.io/name": "redis", "app.kubernetes.io/instance": cluster.Name}
}

func childLabels(cluster *v1.RedisCluster) map[string]string {
	labels := selector(cluster)
	labels["app.kubernetes.io/managed-by"] = "redis-operator"
	return labels
}

func controllerReference(cluster *v1.RedisCluster) *meta.OwnerReferenceApplyConfiguration {
	return meta.OwnerReference().
		WithAPIVersion(v1.GroupVersion.String()).
		WithKind("RedisCluster").
		WithName(cluster.Name).
		WithUID(cluster.UID).
		WithController(true).
		WithBlockOwnerDeletion(true)
}

func hash(text string) string {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(text)) // never fails
	return fmt.Sprintf("%08x", sum.Sum32())
}
