# Two images from one build: citylake (Spark, the jobs and the commands) and airflow (Airflow, with the same Spark in it).

# Spark as Apache publishes it, with a JDK 17. The version is the parent pom's spark.version.
FROM apache/spark:4.1.3-scala2.13-java17-ubuntu AS spark

FROM spark AS build
USER root
WORKDIR /src
COPY . .
# The cache keeps the downloaded dependencies from build to build; no layer does.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM spark AS citylake
COPY --chmod=755 conf/docker/citylake /usr/local/bin/citylake
COPY --from=build /src/streaming-job/target/citylake-streaming-job-*-cluster.jar /opt/citylake/jars/streaming-job.jar
COPY --from=build /src/batch-job/target/citylake-batch-job-*-cluster.jar /opt/citylake/jars/batch-job.jar
COPY --from=build /src/simulator/target/citylake-simulator-*.jar /opt/citylake/jars/simulator.jar
COPY --from=build /src/local-stack/target/citylake-local-stack-*.jar /opt/citylake/jars/local-stack.jar
COPY --from=build /src/cli/target/citylake-cli-*.jar /opt/citylake/jars/cli.jar
# As the base image has it: user 185.
USER spark

FROM apache/airflow:3.3.2-python3.12 AS airflow
# What the DAGs use, in the versions that go with this Airflow. It brings no Spark of its own.
RUN pip install --no-cache-dir "apache-airflow==${AIRFLOW_VERSION}" apache-airflow-providers-apache-spark apache-airflow-providers-postgres \
    --constraint "https://raw.githubusercontent.com/apache/airflow/constraints-${AIRFLOW_VERSION}/constraints-3.12.txt"
COPY --from=citylake /opt/java/openjdk /opt/java/openjdk
COPY --from=citylake /opt/spark /opt/spark
COPY --from=citylake /opt/citylake /opt/citylake
ENV JAVA_HOME=/opt/java/openjdk \
    SPARK_HOME=/opt/spark \
    PATH="/opt/spark/bin:/opt/java/openjdk/bin:${PATH}"
# As the base image has it: user 50000.
USER airflow
