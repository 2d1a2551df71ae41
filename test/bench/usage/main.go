// Command usage runs a program and tells, as one line of JSON on stdout, what the run cost as the operating system
// accounts for it: wall, user and system time in milliseconds, peak resident memory in KiB, and the exit code. The
// program's own output is kept up to 64 KiB a stream. Any executable can be measured so, whatever it is written in.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

type usage struct {
	WallMs   float64 `json:"wallMs"`
	UserMs   float64 `json:"userMs"`
	SystemMs float64 `json:"systemMs"`
	PeakKiB  int64   `json:"peakKiB"`
	Output   string  `json:"output"`
	ExitCode int     `json:"exitCode"`
	Stderr   string  `json:"stderr"`
}

// limit is how much of each stream is kept; the rest is read and thrown away.
const limit = 64 << 10

type kept struct{ text []byte }

func (k *kept) Write(p []byte) (int, error) {
	k.text = append(k.text, p[:min(len(p), limit-len(k.text))]...)
	return len(p), nil
}

func (k *kept) head() string { return string(k.text) }

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: usage PROGRAM [ARGUMENT ...]")
		os.Exit(2)
	}
	output, errors := &kept{}, &kept{}
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stdout, command.Stderr = output, errors
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	if command.ProcessState == nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	measured := usage{
		WallMs:   float64(wall.Microseconds()) / 1000,
		UserMs:   float64(command.ProcessState.UserTime().Microseconds()) / 1000,
		SystemMs: float64(command.ProcessState.SystemTime().Microseconds()) / 1000,
		Output:   output.head(),
		ExitCode: command.ProcessState.ExitCode(),
		Stderr:   errors.head(),
	}
	if resources, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		measured.PeakKiB = resources.Maxrss
	}
	if err := json.NewEncoder(os.Stdout).Encode(measured); err != nil {
		os.Exit(2)
	}
}
