"""Shows what is recorded: numbers, the chart, the one-page report. It never explains."""
