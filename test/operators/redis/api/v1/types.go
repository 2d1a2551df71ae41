// Package v1 holds the stored version of the cache.example.com API.
package v1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// LocalRef names an object in the namespace of the object that refers to it.
type LocalRef struct {
	Name string `json:"name"`
}

// Auth says where the password of a RedisCluster is.
type Auth struct {
	SecretRef LocalRef `json:"secretRef"`
}

// RedisClusterSpec is what a user wants of a RedisCluster.
type RedisClusterSpec struct {
	Replicas int32  `json:"replicas"`
	Version  string `json:"version,omitempty"`
	Auth     Auth   `json:"auth"`
}

// RedisClusterStatus is what the operator saw of a RedisCluster.
type RedisClusterStatus struct {
	ObservedGeneration int64              `json:"observedGeneration,omitempty"`
	ReadyReplicas      int32              `json:"readyReplicas,omitempty"`
	Conditions         []metav1.Condition `json:"conditions,omitempty"`
}

// RedisCluster is a set of Redis servers with one password.
type RedisCluster struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              RedisClusterSpec   `json:"spec"`
	Status            RedisClusterStatus `json:"status,omitempty"`
}

// RedisClusterList is a list of RedisClusters.
type RedisClusterList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []RedisCluster `json:"items"`
}

// RedisBackupSpec is what a user wants of a RedisBackup.
type RedisBackupSpec struct {
	ClusterRef LocalRef `json:"clusterRef"`
}

// RedisBackupStatus is what the operator saw of a RedisBackup.
type RedisBackupStatus struct {
	ObservedGeneration int64              `json:"observedGeneration,omitempty"`
	Bucket             string             `json:"bucket,omitempty"`
	Conditions         []metav1.Condition `json:"conditions,omitempty"`
}

// RedisBackup is a copy of a RedisCluster's data, kept in a ConfigMap.
type RedisBackup struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              RedisBackupSpec   `json:"spec"`
	Status            RedisBackupStatus `json:"status,omitempty"`
}

// RedisBackupList is a list of RedisBackups.
type RedisBackupList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []RedisBackup `json:"items"`
}
