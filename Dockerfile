# Builds certtrail and leaves a runtime with nothing but a JRE, the jars and the launcher.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dquick -Dmaven.test.skip=true -pl cli -am package

FROM ${RUN_IMAGE}
# State and cursors live in /data, and RocksDB's library; the libraries of compressions are unpacked into /tmp.
RUN useradd --system --uid 10001 --create-home --home-dir /data certtrail
COPY --from=build /src/certtrail /opt/certtrail/certtrail
COPY --from=build /src/cli/target/certtrail.jar /opt/certtrail/cli/target/certtrail.jar
COPY --from=build /src/cli/target/lib /opt/certtrail/cli/target/lib
COPY --from=build /src/build/jit.json /opt/certtrail/build/jit.json
COPY --from=build /src/samples /opt/certtrail/samples
USER 10001
WORKDIR /data
ENTRYPOINT ["/opt/certtrail/certtrail"]
CMD ["--help"]
