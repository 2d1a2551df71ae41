package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// options of the keeper; it is in the namespace POD_NAMESPACE, watches WATCH_NAMESPACE (several by commas; all where
// empty), and --kubeconfig is controller-runtime's own flag.
type options struct {
	name            string
	namespace       string
	kind            schema.GroupVersionKind
	finalizer       string
	watchNamespaces []string
	selector        labels.Selector
	class           string
	pausedBy        string
	opposes         string
	recreate        bool
	failure         Mode
	crash           int
	metricsAddress  string
	leaderElect     bool
	lease           string
	leaseDuration   time.Duration
	renewDeadline   time.Duration
	retryPeriod     time.Duration
	releaseOnCancel bool
}

func parseOptions() options {
	o := options{namespace: os.Getenv("POD_NAMESPACE"), watchNamespaces: list(os.Getenv("WATCH_NAMESPACE")), selector: labels.Everything()}
	flag.StringVar(&o.name, "name", "keeper", "name of the operator, and of the field manager of its writes")
	flag.StringVar(&o.kind.Group, "group", "", "group of the custom resource")
	flag.StringVar(&o.kind.Version, "version", "v1", "version of the custom resource")
	flag.StringVar(&o.kind.Kind, "kind", "", "kind of the custom resource")
	flag.StringVar(&o.finalizer, "finalizer", "", "finalizer to put on objects")
	flag.Func("label-selector", "look after these objects only", func(text string) (err error) {
		o.selector, err = labels.Parse(text)
		return err
	})
	flag.StringVar(&o.class, "class", "", "look after objects with this spec.className only")
	flag.StringVar(&o.pausedBy, "paused-by", "", "annotation, or field such as spec.paused, that tells to leave an object alone")
	flag.StringVar(&o.opposes, "opposes", "", "finalizer of someone else, to be taken off live objects whenever it is seen")
	flag.BoolVar(&o.recreate, "recreate", false, "make objects anew when they have gone")
	flag.Func("fail", "fail in this mode for all objects: "+modeNames, func(text string) (err error) {
		o.failure, err = parseMode(text)
		return err
	})
	flag.IntVar(&o.crash, "crash", 0, "end at once with this exit code and an error in the log")
	flag.StringVar(&o.metricsAddress, "metrics-bind-address", "127.0.0.1:8080", "address of the metrics, 0 for none")
	flag.BoolVar(&o.leaderElect, "leader-elect", false, "work only while holding the Lease")
	flag.StringVar(&o.lease, "leader-election-id", "", "name of the Lease; that of the operator where empty")
	flag.DurationVar(&o.leaseDuration, "lease-duration", 15*time.Second, "how long others wait for a holder that is silent")
	flag.DurationVar(&o.renewDeadline, "renew-deadline", 10*time.Second, "how long the holder tries to renew before it gives up")
	flag.DurationVar(&o.retryPeriod, "retry-period", 2*time.Second, "time between attempts to acquire or renew")
	flag.BoolVar(&o.releaseOnCancel, "release-on-cancel", false, "release the Lease when told to end")
	flag.Parse()
	return o
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

func (o options) leaseName() string {
	if o.lease != "" {
		return o.lease
	}
	return o.name
}

// controllerName is the lower-cased kind, as controller-runtime names controllers of typed objects.
func (o options) controllerName() string {
	return strings.ToLower(o.kind.Kind)
}

func (o options) object() *unstructured.Unstructured {
	object := &unstructured.Unstructured{}
	object.SetGroupVersionKind(o.kind)
	return object
}

// Mode is a way to fail; the empty one is none.
type Mode string

const (
	// Error makes each reconcile return an error, with a Warning event, so the queue backs off.
	Error Mode = "error"
	// Refuse reconciles as usual, but never lets a deleted object go, and says nothing.
	Refuse Mode = "refuse"
	// Hang makes a reconcile never return: it holds the only worker until the process ends.
	Hang Mode = "hang"
	// Crash ends the process with code 3.
	Crash Mode = "crash"
)

const modeNames = "error, refuse, hang or crash"

func parseMode(text string) (Mode, error) {
	switch mode := Mode(text); mode {
	case "", Error, Refuse, Hang, Crash:
		return mode, nil
	default:
		return "", fmt.Errorf("there is no mode %q, only %s", text, modeNames)
	}
}
