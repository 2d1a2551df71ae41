package controller

import (
	"fmt"

	appsv1 "k8s.io/api/apps/v1"

	v1 "example.com/redis-operator/api/v1"
)

// readiness judges whether all servers that are wanted answer.
func readiness(cluster *v1.RedisCluster, servers *appsv1.StatefulSet) verdict {
	message := fmt.Sprintf("%d of %d replicas are ready", servers.Status.ReadyReplicas, cluster.Spec.Replicas)
	if !observed(servers) || servers.Status.ReadyReplicas != cluster.Spec.Replicas {
		return verdict{reason: "ReplicasNotReady", message: message}
	}
	return verdict{status: true, reason: "AllReplicasReady", message: message}
}

// progress judges whether the servers are on their way to what is wanted.
func progress(cluster *v1.RedisCluster, servers *appsv1.StatefulSet) verdict {
	status := servers.Status
	switch {
	case !observed(servers):
		return verdict{status: true, reason: "RollingOut", message: "the StatefulSet controller has not seen the change yet"}
	case status.Replicas != cluster.Spec.Replicas:
		return verdict{
			status: true, reason: "Scaling",
			message: fmt.Sprintf("%d of %d replicas exist", status.Replicas, cluster.Spec.Replicas),
		}
	case status.UpdateRevision != status.CurrentRevision:
		return verdict{
			status: true, reason: "RollingOut",
			message: fmt.Sprintf("%d of %d replicas are updated", status.UpdatedReplicas, cluster.Spec.Replicas),
		}
	default:
		return verdict{reason: "RolledOut", message: "the servers are as specified"}
	}
}

// observed tells whether the status of a StatefulSet speaks of its present spec.
func observed(servers *appsv1.StatefulSet) bool {
	return servers.Generation > 0 && servers.Status.ObservedGeneration >= servers.Generation
}
