// Command peer holds gauges as an exporter that is written with client_golang does, and serves them.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	registry := prometheus.NewRegistry()
	gauges := prometheus.NewGaugeVec(
		prometheus.GaugeOpts{Name: "vmmanager_vm_vulnerabilities", Help: "Open CVEs."},
		[]string{"project", "zone", "vm", "severity", "fix_available"},
	)
	registry.MustRegister(gauges)
	for index := 0; index < count; index++ {
		vm := "vm-" + strconv.Itoa(index/10)
		severity := [5]string{"CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL"}[index%5]
		gauges.WithLabelValues("project-0", "us-central1-a", vm, severity, strconv.FormatBool(index%10 < 5)).Set(float64(index % 7))
	}
	http.Handle("/metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("{\"port\": %d}\n", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
