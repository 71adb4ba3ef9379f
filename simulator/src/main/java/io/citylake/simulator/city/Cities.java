package io.citylake.simulator.city;

import java.util.List;

/**
 * The cities that the simulator knows: several climates, both hemispheres, an offset of half an
 * hour, and names that are not ASCII. None of them is in the recordings that come with Citylake, so
 * that simulated and recorded readings never share a window.
 */
final class Cities {
  static final City WARSAW =
      new City(
          "Warsaw",
          "warsaw",
          52.2297,
          21.0122,
          105,
          ZoneClock.of("Europe/Warsaw"),
          new Climate(9.0, 11.5, 4.5, 0.30),
          14,
          List.of("Śródmieście", "Wola", "Mokotów", "Praga-Południe", "Ursynów"));

  static final City KRAKOW =
      new City(
          "Kraków",
          "krakow",
          50.0614,
          19.9366,
          219,
          ZoneClock.of("Europe/Warsaw"),
          new Climate(9.2, 11.0, 5.0, 0.33),
          22,
          List.of("Stare Miasto", "Podgórze", "Nowa Huta", "Krowodrza"));

  static final City LISBON =
      new City(
          "Lisbon",
          "lisbon",
          38.7223,
          -9.1393,
          60,
          ZoneClock.of("Europe/Lisbon"),
          new Climate(17.4, 6.0, 4.0, 0.22),
          8,
          List.of("Alfama", "Belém", "Benfica", "Parque das Nações", "Campo de Ourique"));

  static final City DELHI =
      new City(
          "Delhi",
          "delhi",
          28.6139,
          77.2090,
          216,
          ZoneClock.of("Asia/Kolkata"),
          new Climate(25.0, 9.0, 6.0, 0.18),
          60,
          List.of("Connaught Place", "Karol Bagh", "Dwarka", "Saket", "Rohini"));

  static final City MELBOURNE =
      new City(
          "Melbourne",
          "melbourne",
          -37.8136,
          144.9631,
          31,
          ZoneClock.of("Australia/Melbourne"),
          new Climate(15.2, 5.5, 5.0, 0.28),
          7,
          List.of("Carlton", "Docklands", "Fitzroy", "Southbank"));

  static final List<City> ALL = List.of(WARSAW, KRAKOW, LISBON, DELHI, MELBOURNE);

  private Cities() {}
}
