package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"mime"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func (model Model) predict(values []float64) string {
	best, nearest := "", math.Inf(1)
	for label, mean := range model {
		distance := 0.0
		for i := range mean {
			distance += (mean[i] - values[i]) * (mean[i] - values[i])
		}
		if distance < nearest {
			best, nearest = label, distance
		}
	}
	return best
}

func (model Model) answer(body string) (string, error) {
	width := 0
	for _, mean := range model {
		width = len(mean)
	}
	var answers strings.Builder
	for number, line := range strings.Split(strings.TrimSpace(body), "\n") {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if len(cells) != width {
			return "", fmt.Errorf("row %d has %d columns, not %d", number+1, len(cells), width)
		}
		values := make([]float64, width)
		for i, cell := range cells {
			value, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return "", fmt.Errorf("row %d: %q is not a number", number+1, cell)
			}
			values[i] = value
		}
		answers.WriteString(model.predict(values) + "\n")
	}
	return answers.String(), nil
}

func serve() {
	content, err := os.ReadFile("/opt/ml/model/means.json")
	if err != nil {
		log.Fatal(err)
	}
	model := Model{}
	if err := json.Unmarshal(content, &model); err != nil {
		log.Fatal("means.json: ", err)
	}
	routes := http.NewServeMux()
	routes.HandleFunc("/ping", func(http.ResponseWriter, *http.Request) {})
	routes.HandleFunc("/invocations", func(w http.ResponseWriter, r *http.Request) {
		kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || kind != "text/csv" {
			http.Error(w, "text/csv only", http.StatusUnsupportedMediaType)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, "the body was cut", http.StatusBadRequest)
			return
		}
		answers, err := model.answer(string(body))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "text/csv")
		io.WriteString(w, answers)
	})
	server := &http.Server{Addr: ":8080", Handler: routes}
	ended := make(chan struct{})
	go func() {
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, syscall.SIGTERM)
		<-signals
		limit, cancel := context.WithTimeout(context.Background(), 25*time.Second)
		defer cancel()
		server.Shutdown(limit)
		close(ended)
	}()
	log.Println("listening on :8080")
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	<-ended
}
