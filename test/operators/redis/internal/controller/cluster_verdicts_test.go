package controller

import (
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	v1 "example.com/redis-operator/api/v1"
)

func TestVerdictsFollowTheStatefulSet(t *testing.T) {
	done := appsv1.StatefulSetStatus{
		ObservedGeneration: 2, Replicas: 3, ReadyReplicas: 3, UpdatedReplicas: 3, CurrentRevision: "b", UpdateRevision: "b",
	}
	change := func(edit func(*appsv1.StatefulSetStatus)) appsv1.StatefulSetStatus {
		status := done
		edit(&status)
		return status
	}
	cases := map[string]struct {
		status          appsv1.StatefulSetStatus
		ready           string
		progress        string
		isReady, isBusy bool
	}{
		"all done": {done, "AllReplicasReady", "RolledOut", true, false},
		"one is not ready": {
			change(func(s *appsv1.StatefulSetStatus) { s.ReadyReplicas = 2 }), "ReplicasNotReady", "RolledOut", false, false,
		},
		"one does not exist": {
			change(func(s *appsv1.StatefulSetStatus) { s.Replicas, s.ReadyReplicas = 2, 2 }), "ReplicasNotReady", "Scaling", false, true,
		},
		"one is of the old revision": {
			change(func(s *appsv1.StatefulSetStatus) { s.UpdatedReplicas, s.CurrentRevision = 2, "a" }), "AllReplicasReady", "RollingOut", true, true,
		},
		"the status is of an older spec": {
			change(func(s *appsv1.StatefulSetStatus) { s.ObservedGeneration = 1 }), "ReplicasNotReady", "RollingOut", false, true,
		},
	}
	cluster := &v1.RedisCluster{Spec: v1.RedisClusterSpec{Replicas: 3}}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			servers := &appsv1.StatefulSet{ObjectMeta: metav1.ObjectMeta{Generation: 2}, Status: c.status}
			if got := readiness(cluster, servers); got.reason != c.ready || got.status != c.isReady {
				t.Errorf("ready: %+v", got)
			}
			if got := progress(cluster, servers); got.reason != c.progress || got.status != c.isBusy {
				t.Errorf("progress: %+v", got)
			}
		})
	}
}

func TestAConditionIsNewWhereItsStatusOrReasonIs(t *testing.T) {
	var conditions []metav1.Condition
	first := verdict{reason: "ReplicasNotReady", message: "0 of 3"}
	if !first.set(&conditions, conditionReady, 1) {
		t.Error("the first condition is not new")
	}
	second := verdict{reason: "ReplicasNotReady", message: "1 of 3"}
	if second.set(&conditions, conditionReady, 2) {
		t.Error("another message makes a condition new")
	}
	if conditions[0].Message != "1 of 3" || conditions[0].ObservedGeneration != 2 {
		t.Errorf("%+v", conditions)
	}
	third := verdict{status: true, reason: "AllReplicasReady"}
	if !third.set(&conditions, conditionReady, 2) {
		t.Error("another status does not make a condition new")
	}
}
