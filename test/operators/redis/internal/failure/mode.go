// Package failure makes controllers misbehave on demand, so that tools which diagnose operators have something real
// to look at.
package failure

// Annotation on a RedisCluster or RedisBackup whose value is the Mode in which that one object is reconciled.
const Annotation = "cache.example.com/fail"

// LoseLease is the key of the failure ConfigMap that, while it is present, makes every renewal and acquisition of the
// leader's Lease fail. The other keys are names of controllers, their values are Modes.
const LoseLease = "lose-lease"

// Mode is a way to fail; the empty one is none.
type Mode string

const (
	// Error makes each reconcile return an error before it has done anything, so the queue backs off.
	Error Mode = "error"
	// Terminal makes each reconcile return an error that is not to be tried again (reconcile.TerminalError).
	Terminal Mode = "terminal"
	// Hang makes a reconcile never return, whatever time it has: it holds its worker until the process ends, and with one worker no other
	// object of the controller is reconciled.
	Hang Mode = "hang"
	// Panic makes each reconcile panic. controller-runtime counts it and backs off as with an error, unless the
	// operator was started with --recover-panic=false: then the process dies.
	Panic Mode = "panic"
	// HotLoop reconciles as usual, and then writes the time to an annotation of the object, which is a change that
	// calls for the next reconcile.
	HotLoop Mode = "hot-loop"
	// Timeout makes a reconcile wait until its time is up (--reconciliation-timeout), and return that as its error;
	// without a limit it hangs.
	Timeout Mode = "timeout"
	// Slow reconciles as usual, but takes a while (--slow-for) before.
	Slow Mode = "slow"
	// RequeueAfter reconciles as usual, and asks for the next reconcile a second later.
	RequeueAfter Mode = "requeue-after"
	// Requeue reconciles as usual, and asks for the next reconcile as soon as the rate limiter lets it.
	Requeue Mode = "requeue"
	// RefuseFinalize reconciles as usual, but never finalises an object that is being deleted.
	RefuseFinalize Mode = "refuse-finalize"
)

// parse answers the Mode of that name; an unknown one is none.
func parse(name string) Mode {
	switch mode := Mode(name); mode {
	case Error, Terminal, Hang, Panic, HotLoop, Timeout, Slow, RequeueAfter, Requeue, RefuseFinalize:
		return mode
	default:
		return ""
	}
}
