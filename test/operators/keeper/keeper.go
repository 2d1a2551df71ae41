package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
	"sigs.k8s.io/controller-runtime/pkg/recorder"
)

// failAnnotation on an object holds the Mode in which that one object is reconciled; it wins over --fail.
const failAnnotation = "keeper.example.com/fail"

// lookAgain is how often an object that is left alone is looked at, since nothing else brings the keeper back to it.
const lookAgain = 2 * time.Second

var errStore = errors.New("dial tcp 10.0.0.99:5432: connect: connection refused")

// Keeper keeps a ConfigMap NAME-kept for each object, without an owner: nothing but the finalizer deletes it, as with
// something that is kept outside of the cluster.
type Keeper struct {
	Client client.Client
	Events recorder.EventRecorder
	options
	// seen is what --recreate makes objects anew from; one worker uses it.
	seen map[client.ObjectKey]*unstructured.Unstructured
}

// Reconcile looks at one object.
func (k *Keeper) Reconcile(ctx context.Context, request reconcile.Request) (ctrl.Result, error) {
	object := k.object()
	err := k.Client.Get(ctx, request.NamespacedName, object)
	if apierrors.IsNotFound(err) {
		return ctrl.Result{}, k.makeAnew(ctx, request.NamespacedName)
	}
	if err != nil || !k.isMine(object) {
		return ctrl.Result{}, err
	}
	log := ctrl.LoggerFrom(ctx)
	if k.isPaused(object) {
		log.Info("paused", "by", k.pausedBy)
		return ctrl.Result{RequeueAfter: lookAgain}, nil
	}
	mode, err := k.mode(object)
	if err != nil {
		return ctrl.Result{}, err
	}
	switch mode {
	case Error:
		k.Events.Eventf(object, nil, corev1.EventTypeWarning, "StoreUnreachable", "Reconcile", "cannot clean up %s: %v", object.GetName(), errStore)
		return ctrl.Result{}, fmt.Errorf("cannot clean up %s: %w", request, errStore)
	case Hang:
		<-ctx.Done()
		return ctrl.Result{}, ctx.Err()
	case Crash:
		log.Error(errStore, "cannot go on")
		os.Exit(3)
	case Refuse:
		if object.GetDeletionTimestamp() != nil {
			return ctrl.Result{RequeueAfter: lookAgain}, nil
		}
	}
	if object.GetDeletionTimestamp() != nil {
		return ctrl.Result{}, k.letGo(ctx, object)
	}
	return ctrl.Result{}, k.adopt(ctx, object)
}

func (k *Keeper) isMine(object *unstructured.Unstructured) bool {
	if k.class == "" {
		return true
	}
	class, _, _ := unstructured.NestedString(object.Object, "spec", "className")
	return class == k.class
}

func (k *Keeper) isPaused(object *unstructured.Unstructured) bool {
	if k.pausedBy == "" {
		return false
	}
	if path, isField := strings.CutPrefix(k.pausedBy, "spec."); isField {
		paused, _, _ := unstructured.NestedBool(object.Object, append([]string{"spec"}, strings.Split(path, ".")...)...)
		return paused
	}
	_, paused := object.GetAnnotations()[k.pausedBy]
	return paused
}

func (k *Keeper) mode(object *unstructured.Unstructured) (Mode, error) {
	if own := object.GetAnnotations()[failAnnotation]; own != "" {
		return parseMode(own)
	}
	return k.failure, nil
}

// adopt sets the finalizer, takes off that of an opponent, and keeps something for the object.
func (k *Keeper) adopt(ctx context.Context, object *unstructured.Unstructured) error {
	if k.recreate {
		k.seen[client.ObjectKeyFromObject(object)] = object.DeepCopy()
	}
	before := object.DeepCopy()
	if k.opposes != "" {
		controllerutil.RemoveFinalizer(object, k.opposes)
	}
	if k.finalizer != "" {
		if err := k.keep(ctx, object); err != nil {
			return err
		}
		controllerutil.AddFinalizer(object, k.finalizer)
	}
	if slices.Equal(before.GetFinalizers(), object.GetFinalizers()) {
		return nil
	}
	patch := client.MergeFromWithOptions(before, client.MergeFromWithOptimisticLock{})
	return client.IgnoreNotFound(k.Client.Patch(ctx, object, patch))
}

func (k *Keeper) keep(ctx context.Context, object *unstructured.Unstructured) error {
	err := k.Client.Create(ctx, k.kept(object))
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// letGo cleans up and takes the finalizer off.
func (k *Keeper) letGo(ctx context.Context, object *unstructured.Unstructured) error {
	if !controllerutil.ContainsFinalizer(object, k.finalizer) {
		return nil
	}
	if err := k.Client.Delete(ctx, k.kept(object)); client.IgnoreNotFound(err) != nil {
		return err
	}
	controllerutil.RemoveFinalizer(object, k.finalizer)
	return client.IgnoreNotFound(k.Client.Update(ctx, object))
}

// kept is in the object's namespace, or in the keeper's for objects of none.
func (k *Keeper) kept(object *unstructured.Unstructured) *corev1.ConfigMap {
	namespace := object.GetNamespace()
	if namespace == "" {
		namespace = k.namespace
	}
	return &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{
		Namespace: namespace,
		Name:      object.GetName() + "-kept",
		Labels:    map[string]string{"app.kubernetes.io/managed-by": k.name},
	}}
}

// makeAnew makes an object that has gone once more, under the same name and with the same spec.
func (k *Keeper) makeAnew(ctx context.Context, key client.ObjectKey) error {
	before, known := k.seen[key]
	if !known {
		return nil
	}
	object := k.object()
	object.SetNamespace(key.Namespace)
	object.SetName(key.Name)
	object.SetLabels(before.GetLabels())
	object.Object["spec"] = before.Object["spec"]
	return k.Client.Create(ctx, object)
}
