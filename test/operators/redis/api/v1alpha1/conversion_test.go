package v1alpha1

import (
	"reflect"
	"testing"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/conversion"

	v1 "example.com/redis-operator/api/v1"
)

var metadata = metav1.ObjectMeta{
	Name: "cache", Generation: 4, Labels: map[string]string{"a": "b"}, Finalizers: []string{"cache.example.com/cluster"},
}

var ready = []metav1.Condition{{Type: "Ready", Status: metav1.ConditionTrue, Reason: "AllReplicasReady"}}

func TestAnOldRedisClusterSurvivesTheWayToV1AndBack(t *testing.T) {
	old := &RedisCluster{
		ObjectMeta: metadata,
		Spec:       RedisClusterSpec{Size: 3, Version: "7.4", Password: "cache-auth"},
		Status:     v1.RedisClusterStatus{ObservedGeneration: 4, ReadyReplicas: 3, Conditions: ready},
	}
	stored := &v1.RedisCluster{}
	there(t, old, stored)
	if stored.Spec.Replicas != 3 || stored.Spec.Auth.SecretRef.Name != "cache-auth" {
		t.Fatalf("converted spec: %+v", stored.Spec)
	}
	back(t, stored, &RedisCluster{}, old)
}

func TestAStoredRedisClusterSurvivesTheWayToV1alpha1AndBack(t *testing.T) {
	stored := &v1.RedisCluster{
		ObjectMeta: metadata,
		Spec:       v1.RedisClusterSpec{Replicas: 5, Version: "8.0", Auth: v1.Auth{SecretRef: v1.LocalRef{Name: "s"}}},
		Status:     v1.RedisClusterStatus{Conditions: ready},
	}
	old, again := &RedisCluster{}, &v1.RedisCluster{}
	if err := old.ConvertFrom(stored); err != nil {
		t.Fatal(err)
	}
	there(t, old, again)
	if !reflect.DeepEqual(again, stored) {
		t.Fatalf("got %+v, want %+v", again, stored)
	}
}

func TestAnOldRedisBackupSurvivesTheWayToV1AndBack(t *testing.T) {
	old := &RedisBackup{
		ObjectMeta: metadata,
		Spec:       RedisBackupSpec{Cluster: "cache"},
		Status:     v1.RedisBackupStatus{Bucket: "cache-bucket", Conditions: ready},
	}
	stored := &v1.RedisBackup{}
	there(t, old, stored)
	if stored.Spec.ClusterRef.Name != "cache" {
		t.Fatalf("converted spec: %+v", stored.Spec)
	}
	back(t, stored, &RedisBackup{}, old)
}

func TestAConversionBetweenKindsIsAnError(t *testing.T) {
	if (&RedisBackup{}).ConvertTo(&v1.RedisCluster{}) == nil || (&RedisCluster{}).ConvertFrom(&v1.RedisBackup{}) == nil {
		t.Fatal("no error")
	}
}

func TestAConvertedObjectSharesNothingWithItsSource(t *testing.T) {
	old := &RedisCluster{
		ObjectMeta: metav1.ObjectMeta{Labels: map[string]string{"a": "b"}},
		Status:     v1.RedisClusterStatus{Conditions: []metav1.Condition{{Type: "Ready"}}},
	}
	stored := &v1.RedisCluster{}
	there(t, old, stored)
	stored.Labels["a"], stored.Status.Conditions[0].Type = "changed", "Changed"
	if old.Labels["a"] != "b" || old.Status.Conditions[0].Type != "Ready" {
		t.Fatalf("the source changed: %+v", old)
	}
}

func there(t *testing.T, old conversion.Convertible, stored conversion.Hub) {
	t.Helper()
	if err := old.ConvertTo(stored); err != nil {
		t.Fatal(err)
	}
}

func back(t *testing.T, stored conversion.Hub, into, want conversion.Convertible) {
	t.Helper()
	if err := into.ConvertFrom(stored); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(into, want) {
		t.Fatalf("got %+v, want %+v", into, want)
	}
}
