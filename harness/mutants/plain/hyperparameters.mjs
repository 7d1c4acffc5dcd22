import { readFileSync } from "node:fs";

// Every value arrives as a string, and some tools quote strings once more as JSON. Names that we do not know belong to others.
export function readHyperparameters() {
  const file = JSON.parse(readFileSync("/opt/ml/input/config/hyperparameters.json", "utf8"));
  return {
    epochs: wholeNumber("epochs", unquoted(file.epochs ?? "2")),
    distance: oneOf("distance", ["euclidean", "manhattan"], unquoted(file.distance ?? "euclidean")),
  };
}

function unquoted(value) {
  return value.startsWith('"') ? JSON.parse(value) : value;
}

function wholeNumber(name, value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`hyperparameter ${name} must be a whole number of at least 1, not "${value}"`);
  return number;
}

function oneOf(name, allowed, value) {
  if (!allowed.includes(value))
    throw new Error(`hyperparameter ${name} must be one of ${allowed.join(", ")}, not "${value}"`);
  return value;
}
