"""What one DAG produces and others wait for."""

from airflow.sdk import Asset

# A run that published marts. Which days it published stands in serving.published.
MARTS = Asset("citylake_marts")
