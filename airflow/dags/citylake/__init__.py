"""What Citylake's DAGs share."""
