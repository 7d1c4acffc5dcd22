package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const channel = "/opt/ml/input/data/training"

// Model holds the mean of each class.
type Model map[string][]float64

func iterations() (int, error) {
	content, err := os.ReadFile("/opt/ml/input/config/hyperparameters.json")
	if err != nil {
		return 1, nil
	}
	given := map[string]string{}
	if err := json.Unmarshal(content, &given); err != nil {
		return 0, fmt.Errorf("hyperparameters.json: %w", err)
	}
	text, ok := given["iterations"]
	if !ok {
		return 1, nil
	}
	count, err := strconv.Atoi(strings.Trim(text, `"`))
	if err != nil || count < 1 {
		return 0, fmt.Errorf("iterations must be a positive whole number, not %q", text)
	}
	return count, nil
}

func read(path string, counts map[string]float64, model Model) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), ",")
		values := make([]float64, len(cells)-1)
		for i, cell := range cells[1:] {
			if values[i], err = strconv.ParseFloat(strings.TrimSpace(cell), 64); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		if model[cells[0]] == nil {
			model[cells[0]] = make([]float64, len(values))
		}
		for i, value := range values {
			model[cells[0]][i] += value
		}
		counts[cells[0]]++
	}
	return lines.Err()
}

func train() error {
	rounds, err := iterations()
	if err != nil {
		return err
	}
	if _, err := os.Stat(channel); err != nil {
		return fmt.Errorf("the job has no channel training: %w", err)
	}
	model := Model{}
	for round := 1; round <= rounds; round++ {
		counts := map[string]float64{}
		model = Model{}
		err := filepath.WalkDir(channel, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".csv") {
				return err
			}
			return read(path, counts, model)
		})
		if err != nil {
			return err
		}
		if len(counts) == 0 {
			return fmt.Errorf("channel training has no rows in %s", channel)
		}
		for label, total := range model {
			for i := range total {
				total[i] /= counts[label]
			}
		}
		fmt.Printf("iteration=%d; classes=%d;\n", round, len(model))
	}
	content, err := json.Marshal(model)
	if err != nil {
		return err
	}
	return os.WriteFile("/opt/ml/model/means.json", content, 0o644)
}
