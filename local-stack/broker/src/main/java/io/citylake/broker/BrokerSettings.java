package io.citylake.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of one broker: those of {@code broker.properties}, those of {@code
 * further.properties} in its directory if that is there, and where this one lives.
 */
record BrokerSettings(Path directory, int port, int controllerPort) {

  private static final String HOST = "127.0.0.1";
  private static final String LISTENERS = "listeners";

  Path dataDirectory() {
    return directory.resolve("data");
  }

  /** Writes the settings into the broker's directory and returns the file. */
  Path write() throws IOException {
    Files.createDirectories(directory);
    var file = directory.resolve("server.properties");
    try (var out = Files.newBufferedWriter(file)) {
      complete().store(out, "Written at each start of the broker");
    }
    return file;
  }

  private Properties complete() throws IOException {
    var settings = new Properties();
    try (var in = BrokerSettings.class.getResourceAsStream("broker.properties")) {
      settings.load(in);
    }
    var further = directory.resolve("further.properties");
    if (Files.exists(further)) {
      try (var in = Files.newBufferedReader(further)) {
        settings.load(in);
      }
    }
    var client = "PLAINTEXT://" + HOST + ":" + port;
    if (settings.containsKey(LISTENERS)) {
      client += "," + settings.getProperty(LISTENERS);
    }
    settings.setProperty(LISTENERS, client + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.setProperty("advertised.listeners", client);
    // Named here and not stored with the data, as dynamic voters would be: the controller may have
    // another port at the next start.
    settings.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    settings.setProperty("log.dirs", dataDirectory().toString());
    return settings;
  }
}
