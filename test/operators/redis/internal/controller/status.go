package controller

import (
	"context"

	"k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// Condition types of both kinds.
const (
	conditionReady       = "Ready"
	conditionProgressing = "Progressing"
)

// verdict is what a condition says.
type verdict struct {
	status  bool
	reason  string
	message string
}

// set puts a verdict into conditions; answers whether its status or reason is new.
func (v verdict) set(conditions *[]metav1.Condition, kind string, generation int64) bool {
	before := meta.FindStatusCondition(*conditions, kind)
	status := metav1.ConditionFalse
	if v.status {
		status = metav1.ConditionTrue
	}
	isNew := before == nil || before.Status != status || before.Reason != v.reason
	meta.SetStatusCondition(conditions, metav1.Condition{
		Type: kind, Status: status, Reason: v.reason, Message: v.message, ObservedGeneration: generation,
	})
	return isNew
}

// writeStatus writes the status of an object where it differs from the one that was read; an object that has gone in
// the meantime needs none.
func writeStatus(ctx context.Context, c client.Client, before, after client.Object) error {
	if equality.Semantic.DeepEqual(before, after) {
		return nil
	}
	return client.IgnoreNotFound(c.Status().Patch(ctx, after, client.MergeFrom(before)))
}
