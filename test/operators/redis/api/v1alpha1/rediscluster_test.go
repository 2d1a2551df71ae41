package v1alpha1

import (
	"reflect"
	"testing"

	v1 "example.com/redis-operator/api/v1"
)

func TestRedisClusterSurvivesTheWayToV1AndBack(t *testing.T) {
	old := RedisCluster{Spec: RedisClusterSpec{Size: 3, Version: "7.4", Password: "cache-auth"}}
	old.Name, old.Labels = "cache", map[string]string{"a": "b"}
	var stored v1.RedisCluster
	old.ToV1(&stored)
	if stored.Spec.Replicas != 3 || stored.Spec.Auth.SecretRef.Name != "cache-auth" {
		t.Fatalf("converted spec: %+v", stored.Spec)
	}
	var back RedisCluster
	back.FromV1(&stored)
	if !reflect.DeepEqual(back, old) {
		t.Fatalf("got %+v, want %+v", back, old)
	}
}
